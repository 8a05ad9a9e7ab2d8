import { api, Refused } from "./api.js";
import { h, replaceContent } from "./dom.js";
import { icon } from "./icons.js";
import { field, toast } from "./overlay.js";
import { closePanel, togglePanel } from "./panel.js";
import { now, refresh, setClock, state } from "./state.js";
import { dateLabel, dayOf, isoAt, secondsOf, shortDate, timeOf } from "./time.js";
import { explained, t } from "./words.js";

const STEPS = [
  ["plusHour", { hours: 1 }],
  ["plusDay", { days: 1 }],
  ["nextWorkday", { to: "workday" }],
  ["monthEnd", { to: "month_end" }],
];

/** The sandbox's clock in the bar: what time it is, and the ways to move it on. */
export function clockControls() {
  const face = h("button.clock-face", { type: "button", "aria-haspopup": "dialog", "aria-expanded": "false" });
  const steps = h("div.clock-steps", { role: "group", "aria-label": t("clock") },
    STEPS.map(([label, step]) => stepButton(label, step)),
    h("button.step", { type: "button", onclick: () => togglePanel(face, t("clock"), panel) }, t("pickDate")));
  face.addEventListener("click", () => togglePanel(face, t("clock"), panel));
  let drawn = "";
  const draw = () => {
    for (const button of steps.children) button.disabled = state.clock.moving;
    const time = timeOf(now());
    if (drawn === time + dayOf(now())) return;
    drawn = time + dayOf(now());
    face.setAttribute("aria-label", t("clockNow", { time: `${dateLabel(now())} ${time}` }));
    replaceContent(face, icon("slow"), h("span.clock-date", {}, dateLabel(now())), h("span.clock-short", {}, shortDate(now())), h("b.clock-time", {}, time));
  };
  draw();
  return { element: h("div.clock", {}, face, steps), draw };
}

const stepButton = (label, step) =>
  h("button.step", { type: "button", disabled: state.clock.moving, onclick: () => move(step) }, t(label));

function panel() {
  const form = h("form.clock-form", {},
    field(t("date"), "date", { type: "date", required: true, min: dayOf(now()), value: dayOf(now()) }),
    field(t("time"), "time", { type: "time", required: true, value: timeOf(now()) }),
    h("button.primary", { type: "submit", disabled: state.clock.moving }, t("go")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { date, time } = Object.fromEntries(new FormData(form));
    const to = isoAt(date, time);
    if (secondsOf(to) <= now()) toast(document.body, t("pastDate"));
    else move({ to });
  });
  return [h("p.hint", {}, `${dateLabel(now())} ${timeOf(now())}`),
    h("div.clock-steps-all", {}, STEPS.map(([label, step]) => stepButton(label, step))), form];
}

async function move(step) {
  closePanel(true);
  setClock({ moving: true, words: null, walk: null });
  try {
    // How it goes is told to every page by events; the answer may come after the last of them.
    await api.moveClock(step);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    setClock({ moving: false });
    toast(document.body, explained(error));
    refresh().catch(() => {}); // another page may have set it moving
  }
}

