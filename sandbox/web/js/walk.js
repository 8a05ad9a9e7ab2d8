import { api } from "./api.js";
import { h } from "./dom.js";
import { anyFault } from "./faults.js";
import { icon } from "./icons.js";
import { toast } from "./overlay.js";
import { now, on, state } from "./state.js";
import { secondsOf, shortDate, timeOf } from "./time.js";
import { language, t } from "./words.js";

/** A step that is over at once is not worth a line that comes and goes. */
const WORTH_A_LINE = 150;

/** The line under the bar while time moves: where it is, where to, what the bot said; and a way to stop. */
export function progressLine() {
  const words = h("span.progress-words");
  const stop = h("button.step", { type: "button", onclick: () => api.stopClock().catch(() => {}) }, icon("stop"), t("stop"));
  const bar = h("span.progress-bar", { role: "progressbar", "aria-label": t("moving") }, h("i"));
  const element = h("div.progress", { hidden: true }, bar, words, stop);
  let appearing = 0;
  let walked = false;
  const draw = () => {
    const { moving } = state.clock;
    if (moving) {
      appearing ||= setTimeout(() => { element.hidden = false; }, WORTH_A_LINE);
    } else {
      appearing = clearTimeout(appearing);
      element.hidden = true;
    }
    words.textContent = story();
    bar.setAttribute("aria-valuetext", words.textContent);
    stop.hidden = Boolean(state.opening);
    bar.classList.toggle("measured", part() !== null);
    bar.style.setProperty("--part", String(part() ?? 0));
    if (walked && !moving) tellTheEnd();
    walked = moving && !state.opening;
  };
  draw();
  return { element, stopListening: on("clock", draw) };
}

const moment = (seconds) => `${shortDate(seconds)} ${timeOf(seconds)}`;

function story() {
  const { words, walk } = state.clock;
  if (state.opening) return [state.opening[language()], words].filter(Boolean).join(" · ");
  const way = walk ? t("walking", { now: moment(now()), to: moment(secondsOf(walk.to)) }) : t("moving");
  return [way, anyFault() && t("walkFault"), words, walk?.sent && t("sentOnTheWay", { count: walk.sent }), walk?.last && t("lastSaid", walk.last)]
    .filter(Boolean).join(" · ");
}

/** How much of the way is behind, from 0 to 1. */
function part() {
  const { walk } = state.clock;
  if (state.opening || !walk) return null;
  const [from, to] = [walk.from, walk.to].map(secondsOf);
  return to > from ? Math.min(1, Math.max(0, (now() - from) / (to - from))) : null;
}

const ENDS = { arrived: "walkArrived", stopped: "walkStopped", broken: "walkBroken" };

function tellTheEnd() {
  const { walk } = state.clock;
  if (!walk?.ended || (walk.ended === "arrived" && !walk.sent)) return;
  toast(document.body, t(ENDS[walk.ended], { now: moment(now()), count: walk.sent }), walk.ended === "broken" ? 8 : 3.5);
}
