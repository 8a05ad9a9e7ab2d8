import { api, Refused } from "./api.js";
import { avatar, h, replaceContent } from "./dom.js";
import { icon } from "./icons.js";
import { toast } from "./overlay.js";
import { isOnPhone } from "./pointer.js";
import { nameOf, personOf } from "./state.js";
import { explained, language, t } from "./words.js";

/** The tour's words under the bar. They take no focus, and stand in the way of nothing. */
export class TourStrip {
  constructor(tour, pointer, board, scenario) {
    this.scenario = scenario;
    this.tour = tour;
    this.pointer = pointer;
    this.board = board;
    this.words = h("div.tour-words", { id: "tour-words", "aria-live": "polite" });
    this.go = this.button("step.tour-go", () => this.goThere());
    this.act = this.button("primary", () => this.doIt());
    this.skip = this.button("step", () => tour.skip());
    this.start = this.button("primary", () => this.attempt(tour.start()));
    this.close = h("button.icon-button", { type: "button", onclick: () => this.leave() }, icon("close"));
    this.actions = h("div.tour-actions", {}, this.start, this.act, this.go, this.skip);
    this.element = h("section.tour", {}, this.words, this.actions, this.close);
    pointer.onfound = () => {
      this.draw();
      if (this.wantsFocus) this.focusTarget();
    };
  }

  button(kind, action) {
    return h(`button.${kind}`, { type: "button", onclick: action });
  }

  draw() {
    const { tour } = this;
    const { state } = tour;
    const running = state === "running" && tour.current;
    this.element.hidden = !running && state !== "offered" && state !== "done";
    this.element.setAttribute("aria-label", t("tour"));
    this.close.setAttribute("aria-label", t(running ? "tourEnd" : "close"));
    this.close.title = t(running ? "tourEnd" : "close");
    if (!this.element.hidden) this.say(running ? this.move() : state === "done" ? this.done() : this.offer());
    this.drawButtons(running, state);
  }

  /** Said once: the same words drawn again would be read out again. */
  say(parts) {
    const said = JSON.stringify(parts.map((part) => part?.textContent ?? part)) + language();
    if (said === this.said) return;
    this.said = said;
    replaceContent(this.words, parts);
  }

  drawButtons(running, state) {
    const label = (button, shown, words) => {
      button.hidden = !shown;
      if (shown && button.textContent !== words) button.textContent = words;
    };
    const name = running ? nameOf(personOf(this.tour.target.person) ?? { first_name: "" }) : "";
    label(this.start, state === "offered" || state === "done", t(state === "done" ? "tourAgain" : "tourStart"));
    label(this.act, running, t("tourDo"));
    label(this.go, running, t("tourGo"));
    this.go.setAttribute("aria-label", t("tourGoName", { name }));
    label(this.skip, running, t("tourSkip"));
  }

  offer() {
    return [h("b", {}, t("tourOffer", { count: this.tour.steps.length })), h("p", {}, t("tourHint"))];
  }

  done() {
    return [h("b", {}, t("tourDone")), h("p", {}, this.tour.farewell[language()] ?? "")];
  }

  move() {
    const { tour } = this;
    const [way] = tour.ways;
    const person = personOf(way.person) ?? { first_name: "" };
    const number = tour.current.step + 1;
    const what = way.kind === "write" ? "tourWrite" : "tourTap";
    return [
      h("b", {}, h("span.tour-number", {}, t("tourStep", { number, of: tour.steps.length })), " ", tour.step.title[language()]),
      h("p", {}, tour.step.text[language()]),
      h("p.tour-do", {}, avatar(nameOf(person), person.id), h("span", {}, h("b", {}, nameOf(person)),
        person.role_label ? ` (${person.role_label})` : "", " ", t(what, { words: this.wordsFor(way) }))),
      !this.pointer.found && this.isInSight(way.person) && h("p.hint", {}, t("tourMissing")),
    ].filter(Boolean);
  }

  /** The label as the phone has it, in whatever language. */
  wordsFor(way) {
    const { marked, target } = this.pointer;
    const seen = way.kind === "tap" && marked?.matches(".key, .reply-key") && isOnPhone(this.board(), target, marked);
    const labels = [...new Set(this.tour.ways.map(({ words }) => words))];
    if (!seen) return way.kind === "tap" ? labels.join(" / ") : way.words;
    const label = marked.textContent.trim();
    return label === way.words ? label : `${label} (${way.words})`;
  }

  isInSight(person) {
    return this.board().inSight.includes(person);
  }

  /** Brings the phone into sight, fills in what is to be written, and puts the keyboard there. */
  goThere() {
    const { person, kind } = this.tour.target;
    this.bring(person);
    if (kind === "write") {
      const { composer } = this.board().phone(person);
      if (!composer.input.value) composer.input.value = this.tour.ways[0].words;
      composer.onInput();
      composer.focus();
    }
    this.wantsFocus = kind === "tap";
    this.pointer.move();
    this.draw();
    if (this.wantsFocus) this.focusTarget();
  }

  /** Onto the table, if need be, and into sight. */
  bring(person) {
    const board = this.board();
    if (!board.chosen.includes(person)) board.choose([...board.chosen, person]);
    board.reveal(person);
  }

  /** Once it is there: a phone that was not open yet has to load first. */
  focusTarget() {
    const { marked, target } = this.pointer;
    if (!target || !isOnPhone(this.board(), target, marked)) return;
    this.wantsFocus = false;
    marked.focus();
  }

  /** The sandbox does it, by the words that the phone really has. */
  async doIt() {
    if (this.doing) return;
    this.doing = true;
    await this.scenario.idle();
    this.doing = false;
    if (!this.tour.current) return;
    const { ways } = this.tour;
    if (!this.isInSight(ways[0].person)) this.bring(ways[0].person);
    const label = this.pointer.marked?.textContent.trim();
    const way = ways.find((one) => one.kind === "tap" && one.words === label) ?? ways[0];
    await this.attempt(api.playScenario(way.line, 0));
  }

  async attempt(promise) {
    try {
      await promise;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      toast(document.body, explained(error));
    }
  }

  leave() {
    this.tour.end();
  }
}
