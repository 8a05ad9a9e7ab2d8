import { clockControls } from "./clock.js";
import { demoPanel } from "./demo_panel.js";
import { append, h } from "./dom.js";
import { anyFault, faultsPanel } from "./faults.js";
import { icon } from "./icons.js";
import { lookPanel } from "./look.js";
import { togglePanel } from "./panel.js";
import { peoplePanel } from "./people.js";
import { presenceLine } from "./presence.js";
import { on, state } from "./state.js";
import { progressLine } from "./walk.js";
import { language, t } from "./words.js";

/** The bar over the table: title, clock, people, faults, look. */
export class Bar {
  constructor({ board, guide, onLanguage }) {
    this.board = board;
    this.clock = clockControls();
    this.progress = progressLine();
    this.presence = presenceLine();
    this.lost = h("div.lost", { role: "alert", hidden: true }, t("lost"));
    this.demoButton = this.opener("play", "demo", () => demoPanel(guide));
    this.peopleButton = this.opener("people", "people", () => peoplePanel(board()));
    this.faultsButton = this.opener("faults", "faults", () =>
      faultsPanel(state.people.filter(({ id }) => board().chosen.includes(id))));
    this.lookButton = this.opener("settings", "settings", () => lookPanel(onLanguage));
    this.title = h("h1.title");
    this.element = append(h("header.bar"), [
      h("div.bar-row", {}, this.title, this.clock.element,
        h("div.bar-buttons", {}, this.demoButton, this.peopleButton, this.faultsButton, this.lookButton)),
      this.progress.element, this.presence.element, this.lost,
    ]);
    this.stopListening = [this.progress.stopListening, this.presence.stopListening, on("clock", this.clock.draw), on("faults", () => this.draw()), on("people", () => this.draw())];
    this.timer = setInterval(this.clock.draw, 1000);
    this.draw();
  }

  opener(sign, words, content) {
    const button = h("button.bar-button", {
      type: "button", "aria-haspopup": "dialog", "aria-expanded": "false",
      onclick: () => togglePanel(button, t(words), content),
    }, icon(sign), h("span", {}, t(words)));
    return button;
  }

  draw() {
    const name = state.title?.[language()] ?? t("sandbox");
    this.title.textContent = name;
    document.title = name;
    this.faultsButton.classList.toggle("warning", anyFault());
    this.faultsButton.setAttribute("aria-label", anyFault() ? `${t("faults")}, ${t("faultOn")}` : t("faults"));
  }

  setLost(lost) {
    this.lost.hidden = !lost;
  }

  leave() {
    clearInterval(this.timer);
    for (const stop of this.stopListening) stop();
    this.element.remove();
  }
}
