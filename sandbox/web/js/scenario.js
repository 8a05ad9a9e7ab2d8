import { api, Refused } from "./api.js";
import { h, replaceContent } from "./dom.js";
import { icon } from "./icons.js";
import { toast } from "./overlay.js";
import { explained, t } from "./words.js";

const WRITES = ":";

/** The scenario that the server plays or records: its line under the bar, and what it does on the phones. */
export class Scenario {
  constructor(pointer, board) {
    this.pointer = pointer;
    this.board = board;
    this.state = { playing: false, recording: false, faults: [], step: null };
    this.text = ""; // as in the panel
    this.seen = true; // how the last one ended
    this.waiting = [];
    this.words = h("div.scenario-words", { role: "status" });
    this.buttons = h("div.tour-actions");
    this.element = h("section.scenario", {}, this.words, this.buttons);
  }

  async load() {
    this.state = await api.scenario();
    this.draw();
  }

  hear({ type, scenario }) {
    if (type !== "scenario") return;
    const began = !this.state.playing && scenario.playing;
    this.state = scenario;
    if (began) this.seen = false;
    if (!scenario.playing) this.waiting.splice(0).forEach((resolve) => resolve());
    this.follow();
    this.draw();
  }

  /** Resolves when nothing plays. */
  idle() {
    return this.state.playing ? new Promise((resolve) => { this.waiting.push(resolve); }) : Promise.resolve();
  }

  /** One line is not worth a word; the tour plays such. */
  get isShown() {
    const { playing, recording, ended, step } = this.state;
    if (recording) return true;
    return (playing && (step?.of ?? 2) > 1) || (!this.seen && (ended === "failed" || ((step?.of ?? 0) > 1 && Boolean(ended))));
  }

  /** Whose turn it is comes into sight; what is about to be pressed gets the ring, what is written appears. */
  follow() {
    const { playing, step, person, target, done } = this.state;
    this.unwrite();
    if (!playing || !person || step.of === 1) return void (this.pointing && this.point(null));
    const board = this.board();
    if (!board.chosen.includes(person)) board.choose([...board.chosen, person]);
    if (!done) board.reveal(person);
    if (!done && step.act === WRITES) this.write(board.phone(person).composer, step.words);
    const where = target?.keyboard ? { kind: "tap", labels: [target.keyboard] } : { kind: "place", ...target };
    const writing = !done && step.act === WRITES ? { kind: "write", person } : null;
    this.point(target && !done ? { ...where, person } : writing);
  }

  point(target) {
    this.pointing = Boolean(target);
    this.pointer.point(target);
  }

  write(composer, words) {
    if (composer.input.value || !composer.input.isConnected) return;
    composer.input.value = words;
    composer.drawButtons();
    composer.grow();
    this.written = { composer, words };
  }

  unwrite() {
    const { composer, words } = this.written ?? {};
    this.written = null;
    if (!composer || composer.input.value !== words) return;
    composer.input.value = "";
    composer.drawButtons();
    composer.grow();
  }

  draw() {
    const { playing, recording, paused } = this.state;
    this.element.hidden = !this.isShown;
    this.element.setAttribute("aria-label", t("scenario"));
    this.element.classList.toggle("failed", !playing && !recording && this.state.ended === "failed");
    if (!this.isShown) return;
    replaceContent(this.words, recording ? this.recordingWords() : this.playingWords());
    const focused = document.activeElement?.dataset?.act;
    const shown = recording
      ? [this.button("stop", "recordStop", () => this.finishRecording())]
      : playing
        ? [this.button(paused ? "play" : "pause", paused ? "goOn" : "hold", () => api.pauseScenario(!paused)),
          this.button("stop", "stop", () => api.stopScenario())]
        : [this.button("close", "close", () => this.dismiss())];
    replaceContent(this.buttons, shown);
    if (focused) this.buttons.querySelector(`[data-act="${focused}"], button`)?.focus();
  }

  button(sign, words, action) {
    return h("button.step", {
      type: "button", dataset: { act: words }, onclick: () => this.attempt(action()),
    }, icon(sign), t(words));
  }

  recordingWords() {
    return [h("span.recording-dot", { "aria-hidden": "true" }), t("recordingLines", { count: this.state.recorded })];
  }

  playingWords() {
    const { playing, paused, step, ended, faults } = this.state;
    if (playing) {
      const how = t(paused ? "scenarioHeld" : "scenarioPlays", { number: step?.number ?? 0, of: step?.of ?? "…" });
      return [how, " ", h("span.scenario-line", {}, step?.line ?? "")];
    }
    if (ended !== "failed") return [t(ended === "done" ? "scenarioDone" : "scenarioStopped")];
    return faults.map((fault) => h("p", {}, faultWords(fault)));
  }

  dismiss() {
    this.seen = true;
    this.draw();
  }

  /** Reads and plays the text; what is wrong with it is shown in the same place as what fails later. */
  async play(text, pace) {
    try {
      this.seen = false;
      await api.playScenario(text, pace);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (!error.faults) return void toast(document.body, explained(error));
      this.state = { ...this.state, ended: "failed", faults: error.faults };
      this.draw();
    }
  }

  record() {
    return this.attempt(api.recordScenario(true));
  }

  async finishRecording() {
    const { text } = await api.recordScenario(false);
    this.text = text;
    saveFile(text);
  }

  async attempt(promise) {
    try {
      await promise;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      toast(document.body, explained(error));
    }
  }
}

/** What is wrong, in the page's language; the server's own sentence when the page has none. */
function faultWords({ line, code, values, sentence }) {
  const key = `fault_${code}`;
  const words = t(key, { ...values });
  return words === key ? sentence : t("faultLine", { line, words });
}

export function saveFile(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = h("a", { href: address, download: "scenario.txt" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
