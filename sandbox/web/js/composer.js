import { api, Refused } from "./api.js";
import { openAttachMenu, openVoiceMenu } from "./attach.js";
import { summary } from "./bubble.js";
import { commandsOf, CommandList } from "./command_list.js";
import { h, replaceContent } from "./dom.js";
import { icon } from "./icons.js";
import { askInvite } from "./links.js";
import { drafts } from "./memory.js";
import { replyKeyboard, signature } from "./reply_keyboard.js";
import { state } from "./state.js";
import { t } from "./words.js";

/** The bottom of a phone: words to write, files to attach, and the bot's keyboard. */
export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.folded = false;
    this.subject = null; // the message answered or edited: {message, editing}
    this.keyboardShown = "";
    this.about = h("div.about", { hidden: true });
    this.input = h("textarea.words", { rows: "1", "aria-label": `${t("message")}: ${phone.name}`, enterkeyhint: isTouch() ? "enter" : "send", maxlength: "8192" });
    this.input.value = drafts.get(phone.chat.id);
    this.commandsButton = h("button.commands-button", { type: "button", "aria-expanded": "false" }, icon("menu"), h("span", {}, t("commands")));
    this.attachButton = this.button("attach", "attach", () => openAttachMenu(this.attachButton, phone));
    this.foldButton = this.button("keyboard", "hideKeyboard", () => this.fold(!this.folded));
    this.sendButton = this.button("send", "send", () => this.submit());
    this.micButton = this.button("mic", "record", () => openVoiceMenu(this.micButton, phone));
    this.commandList = new CommandList(this);
    this.line = h("div.line", {}, this.commandsButton,
      h("div.field-box", {}, this.input, this.foldButton, this.attachButton), this.micButton, this.sendButton);
    this.keys = h("div.keys-area");
    this.element = h("footer.composer");
    this.buildClosed();
    this.listen();
  }

  button(sign, words, action) {
    return h(`button.icon-button.${sign}-button`, { type: "button", "aria-label": t(words), onclick: action }, icon(sign));
  }

  listen() {
    this.input.addEventListener("input", () => this.onInput());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!files.length) return;
      event.preventDefault();
      this.phone.offerFiles(files);
    });
    this.commandsButton.addEventListener("click", () => this.commandList.toggle());
  }

  draw() {
    const { chat } = this.phone;
    const answer = chat.list.at(-1);
    if (answer?.force_reply && answer.message_id !== this.forced) {
      this.forced = answer.message_id;
      this.subject ??= { message: answer };
    }
    // Rebuilding what has the focus would lose it, so the parts stay and only their order is checked.
    const closed = chat.blocked ? this.blocked : isNew(chat) ? this.unstarted : null;
    const parts = closed ? [closed] : [this.commandList.element, this.about, this.line, this.keys];
    if (this.element.firstChild !== parts[0]) this.element.replaceChildren(...parts);
    if (closed) return;
    this.drawAbout();
    this.drawKeyboard(chat.keyboard);
    const { keyboard } = chat;
    this.input.placeholder = keyboard?.input_field_placeholder ?? answer?.force_reply?.input_field_placeholder ?? t("writeMessage");
    this.commandsButton.hidden = !commandsOf(chat).length || chat.menuButton?.type === "web_app";
    this.drawButtons();
    this.grow();
  }

  /** What stands in place of the composer: START in a new chat, or the way back from a block. */
  buildClosed() {
    const { phone } = this;
    const wide = (text, action) => h("button.wide-button", { type: "button", onclick: action }, text);
    this.blocked = wide(t("unblock"), () => phone.attempt(api.block(phone.chat.id, false)));
    this.unstarted = h("div.wide-buttons", {}, wide(t("start"), () => phone.start()),
      h("button.invited", { type: "button", onclick: () => askInvite(phone) }, t("openInvite")));
  }

  drawKeyboard(markup) {
    const shown = signature(markup);
    if (shown !== this.keyboardShown) {
      this.keyboardShown = shown;
      this.folded = false;
      replaceContent(this.keys, shown ? replyKeyboard(markup, this.phone) : null);
    }
    this.keys.hidden = !shown || this.folded;
    this.foldButton.hidden = !shown;
    this.foldButton.setAttribute("aria-label", t(this.folded ? "showKeyboard" : "hideKeyboard"));
    this.foldButton.setAttribute("aria-expanded", String(!this.folded));
    this.foldButton.classList.toggle("on", !this.folded);
  }

  fold(folded) {
    this.folded = folded;
    this.draw();
  }

  drawButtons() {
    const written = this.input.value.trim() !== "" || this.subject?.editing;
    this.sendButton.hidden = !written;
    this.micButton.hidden = written;
    this.attachButton.hidden = Boolean(this.subject?.editing);
    // Words to write, or words in their place that need the room, fold the menu to its sign.
    this.commandsButton.classList.toggle("narrow", this.input.value !== "" || widthOf(this.input.placeholder) > 10);
  }

  drawAbout() {
    const { subject } = this;
    this.about.hidden = !subject;
    if (!subject) return;
    const { message, editing } = subject;
    const name = message.outgoing ? this.phone.name : state.bot.first_name;
    replaceContent(this.about, icon(editing ? "edit" : "reply"),
      h("span.quote-words", {}, h("b", {}, editing ? t("editing") : t("replyTo", { name })), h("span", {}, summary(message))),
      h("button.icon-button", { type: "button", "aria-label": t(editing ? "cancelEdit" : "cancelReply"), onclick: () => this.letGo() }, icon("close")));
  }

  replyTo(message) {
    this.subject = { message };
    this.draw();
    this.focus();
  }

  edit(message) {
    this.subject = { message, editing: true };
    this.input.value = message.text;
    this.draw();
    this.focus();
  }

  letGo() {
    if (this.subject?.editing) this.input.value = drafts.get(this.phone.chat.id);
    this.subject = null;
    this.draw();
    this.focus();
  }

  /** The message answered, to go along with whatever is sent next. */
  takeReply() {
    const id = this.subject && !this.subject.editing ? this.subject.message.message_id : undefined;
    if (id) {
      this.subject = null;
      this.draw();
    }
    return id ? { reply_to_message_id: id } : {};
  }

  onInput() {
    if (!this.subject?.editing) drafts.set(this.phone.chat.id, this.input.value);
    this.drawButtons();
    this.commandList.suggest(this.input.value);
    this.grow();
  }

  onKey(event) {
    // Enter that picks a Chinese candidate must not send the message.
    if (event.isComposing) return;
    if (this.commandList.steer(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !isTouch()) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && this.subject) {
      this.letGo();
    } else if (event.key === "ArrowUp" && this.input.value === "") {
      const last = this.phone.chat.list.findLast((message) => message.outgoing && message.text);
      if (last) this.edit(last);
    }
  }

  submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const { subject } = this;
    if (subject?.editing) {
      this.subject = null;
      this.input.value = drafts.get(this.phone.chat.id);
      if (text !== subject.message.text) this.sendEdit(subject, text);
    } else {
      this.input.value = "";
      drafts.set(this.phone.chat.id, "");
      this.phone.say({ text, ...this.takeReply() });
    }
    this.commandList.close();
    this.draw();
    this.focus();
  }

  async sendEdit(subject, text) {
    try {
      await api.edit(this.phone.chat.id, subject.message.message_id, text);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.phone.explain(error);
      if (this.subject || this.input.value !== drafts.get(this.phone.chat.id)) return;
      this.subject = subject; // the words come back, to be copied or tried again
      this.input.value = text;
      this.draw();
    }
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  /** As high as its text, up to a third of the phone. */
  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
  }
}

/** Under a thumb Enter makes a line, and the arrow sends. */
const isTouch = () => matchMedia("(pointer: coarse)").matches;

const isNew = (chat) => chat.loaded && !chat.messages.size && !chat.pending.length;

/** In letters; a Chinese character takes the room of two. */
const widthOf = (text) => [...text].reduce((sum, character) => sum + (character > "\u2e80" ? 2 : 1), 0);
