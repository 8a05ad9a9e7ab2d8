import { setFaults } from "./faults.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { on, state } from "./state.js";
import { secondsOf, timeOf } from "./time.js";
import { t } from "./words.js";

/** The line under the bar when nobody is there to answer: that the bot is stopped, gone, or never came. */
export function presenceLine() {
  const words = h("span", { role: "status" });
  const start = h("button.step", { type: "button", onclick: () => setFaults({ bot_stopped: false }) }, icon("play"), t("startBot"));
  const element = h("div.presence", { hidden: true }, words, start);
  const draw = () => {
    const said = state.opening ? "" : story(state.receiver);
    element.hidden = !said;
    words.textContent = said;
    start.hidden = !state.receiver.stopped;
  };
  draw();
  return { element, stopListening: on("receiver", draw) };
}

function story({ by, listening, stopped, asked_at: at }) {
  if (stopped) return t("botStopped");
  if (listening) return "";
  if (!by) return t("botNeverCame", { address: location.origin });
  return t(by === "webhook" ? "botRefuses" : "botGone", { time: at ? timeOf(secondsOf(at)) : "" });
}
