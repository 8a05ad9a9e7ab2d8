import { h, replaceContent } from "./dom.js";
import { t } from "./words.js";

export const commandsOf = (chat) => chat.commands ?? [];

/** The bot's commands: all of them from the menu button, the fitting ones while "/" is typed. */
export class CommandList {
  constructor(composer) {
    this.composer = composer;
    this.at = -1;
    this.element = h("div.command-list", { role: "listbox", "aria-label": t("commandsList"), hidden: true });
  }

  get shown() {
    return !this.element.hidden;
  }

  toggle() {
    if (this.shown) this.close();
    else this.show(commandsOf(this.composer.phone.chat));
    if (this.shown) this.element.querySelector("button")?.focus();
  }

  suggest(text) {
    const word = /^\/(\w*)$/.exec(text)?.[1];
    if (word === undefined) return this.close();
    const fitting = commandsOf(this.composer.phone.chat).filter(({ command }) => command.startsWith(word));
    return fitting.length ? this.show(fitting) : this.close();
  }

  show(commands) {
    this.at = -1;
    this.element.hidden = false;
    this.composer.commandsButton.setAttribute("aria-expanded", "true");
    replaceContent(this.element, commands.map(({ command, description }) =>
      h("button.command", {
        type: "button", role: "option",
        onclick: () => this.choose(command), onkeydown: (event) => this.walk(event),
      }, h("span.description", {}, description), h("span.name", {}, `/${command}`))));
  }

  close() {
    this.element.hidden = true;
    this.composer.commandsButton.setAttribute("aria-expanded", "false");
  }

  choose(command) {
    this.composer.input.value = "";
    this.composer.onInput();
    this.close();
    this.composer.phone.say({ text: `/${command}` });
    this.composer.drawButtons();
    this.composer.focus();
  }

  /** Arrow keys while the words are being typed; true when the key was used here. */
  steer(event) {
    if (!this.shown) return false;
    const entries = [...this.element.children];
    if (event.key === "Escape") {
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + entries.length) % entries.length;
      entries.forEach((entry, index) => entry.classList.toggle("at", index === this.at));
      entries[this.at].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && this.at >= 0) {
      entries[this.at].click();
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  walk(event) {
    const { target } = event;
    const next = { ArrowDown: target.nextElementSibling, ArrowUp: target.previousElementSibling }[event.key];
    if (next) next.focus();
    if (event.key === "Escape") {
      this.close();
      this.composer.commandsButton.focus();
    }
    if (next || event.key === "Escape") event.preventDefault();
  }
}
