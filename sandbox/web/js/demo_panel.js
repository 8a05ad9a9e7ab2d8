import { append, h } from "./dom.js";
import { icon } from "./icons.js";
import { field } from "./overlay.js";
import { closePanel } from "./panel.js";
import { saveFile } from "./scenario.js";
import { t } from "./words.js";

const PACES = [["paceSlow", 1.5], ["paceQuick", 0.3]];
let pace = PACES[0][1];

/** The tour and the scenarios, from the bar. */
export function demoPanel({ tour, scenario }) {
  return [tour.steps.length > 0 && tourPart(tour), recordPart(scenario), playPart(scenario)].filter(Boolean);
}

function tourPart(tour) {
  const start = () => {
    closePanel(true);
    tour.start().catch(() => {});
  };
  return h("div.fault", {}, h("h3", {}, t("tour")), h("p.hint", {}, t("tourHint")),
    button("play", tour.state === "offered" ? "tourStart" : "tourAgain", start));
}

function recordPart(scenario) {
  const record = () => {
    closePanel(true);
    scenario.record();
  };
  return h("div.fault", {}, h("h3", {}, t("recordTitle")), h("p.hint", {}, t("recordHint")),
    button("circle", "recordStart", record, scenario.state.recording));
}

function playPart(scenario) {
  const text = field(t("scenario"), "scenario", { tag: "textarea", rows: "6", spellcheck: "false", value: scenario.text });
  const area = text.querySelector("textarea");
  area.addEventListener("input", () => { scenario.text = area.value; });
  const file = h("input", { type: "file", accept: ".txt,text/plain", hidden: true, "aria-label": t("openFile") });
  file.addEventListener("change", async () => {
    scenario.text = (await file.files[0]?.text()) ?? scenario.text;
    area.value = scenario.text;
  });
  const play = () => {
    closePanel(true);
    scenario.play(scenario.text, pace);
  };
  return append(h("div.fault"), [h("h3", {}, t("playTitle")), h("p.hint", {}, t("playHint")), file, text,
    h("div.clock-steps-all", {}, button("file", "openFile", () => file.click()),
      button("down", "saveFile", () => saveFile(scenario.text))),
    paceChoice(), button("play", "playIt", play, scenario.state.playing, "primary")]);
}

function paceChoice() {
  return h("fieldset.segments", {}, h("legend", {}, t("pace")),
    h("div.segments-row", {}, PACES.map(([name, seconds]) => {
      const input = h("input", { type: "radio", name: "pace", value: String(seconds), checked: pace === seconds });
      input.addEventListener("change", () => { pace = seconds; });
      return h("label.segment", {}, input, h("span", {}, t(name)));
    })));
}

const button = (sign, words, action, disabled = false, kind = "step") =>
  h(`button.${kind}`, { type: "button", disabled, onclick: action }, icon(sign), t(words));
