import { api, Refused } from "./api.js";
import { banner } from "./banner.js";
import { summary } from "./bubble.js";
import { Composer } from "./composer.js";
import { avatar, h, replaceContent } from "./dom.js";
import { acceptDrops } from "./drop.js";
import { offerFiles } from "./file_preview.js";
import { icon } from "./icons.js";
import { askInvite, linksOf } from "./links.js";
import { longPress } from "./long_press.js";
import { openMenu } from "./menu.js";
import { MessageList } from "./message_list.js";
import { openMessageMenu } from "./message_menu.js";
import { ask, toast } from "./overlay.js";
import { nameOf, now, state } from "./state.js";
import { shortDate, timeOf } from "./time.js";
import { explained, t } from "./words.js";

/** What the server takes of one message, in bytes. */
const LARGEST = 50 * 1024 * 1024;

/** One person's phone: status line, header, messages, composer. Shows a Chat and acts on it. */
export class Phone {
  constructor(chat, board) {
    this.chat = chat;
    this.board = board;
    this.waiting = new Set();
    this.links = linksOf(this);
    this.statusLine = h("div.status-line");
    this.header = this.buildHeader();
    this.caption = h("h2.owner");
    this.pinBar = h("button.pin-bar", { type: "button", hidden: true });
    this.pinBar.addEventListener("click", () => this.showMessage(this.chat.pinned.at(-1)));
    this.list = new MessageList(this);
    this.composer = new Composer(this);
    this.screen = h("div.screen", {}, this.statusLine, this.header, this.pinBar, this.list.element, this.composer.element);
    this.element = h("section.phone", { "aria-label": t("phoneOf", { name: this.who }), dataset: { person: String(chat.id) } },
      this.caption, h("div.device", {}, this.screen));
    this.listen();
    chat.onchange = (kind, detail) => this.onChange(kind, detail);
    this.draw();
    if (!chat.loaded) chat.load().then(() => chat.flush(), (error) => this.explain(error));
  }

  get name() {
    return nameOf(this.chat.person);
  }

  get who() {
    return this.chat.who;
  }

  get listLabel() {
    return t("messages", { name: this.name, bot: state.bot.first_name });
  }

  listen() {
    this.element.addEventListener("focusin", () => this.board.activate(this));
    this.element.addEventListener("pointerdown", () => this.board.activate(this));
    this.list.list.addEventListener("contextmenu", (event) => openMessageMenu(event, this));
    this.list.list.addEventListener("copy", (event) => {
      const row = getSelection().anchorNode?.parentElement?.closest(".row.protected");
      if (row) event.preventDefault();
    });
    longPress(this.list.list, (event) => openMessageMenu(event, this));
    acceptDrops(this.screen, this);
  }

  draw() {
    this.drawOwner();
    this.drawStatus();
    this.drawHeader();
    this.drawEmpty();
    this.list.draw();
    this.composer.draw();
  }

  drawOwner() {
    const { person, unread } = this.chat;
    replaceContent(this.caption, avatar(this.name, person.id), h("span.owner-name", {}, this.name),
      person.role_label && h("span.owner-role", {}, person.role_label),
      unread > 0 && h("span.unread", { "aria-label": t("unreadCount", { count: unread }) }, String(unread)));
  }

  drawStatus() {
    const { offline } = this.chat;
    replaceContent(this.statusLine,
      h("span.status-time", {}, timeOf(now())), h("span.status-date", {}, shortDate(now())),
      h("span.status-signs", { role: "img", "aria-label": t(offline ? "noSignal" : "signal") },
        offline ? icon("airplane") : bars(), battery()));
  }

  drawHeader() {
    const { offline, blocked, typing } = this.chat;
    const line = offline ? t("waitingNetwork") : blocked ? t("blocked") : typing ? t("typing") : t("bot");
    if (line !== this.chatLine.textContent) this.chatLine.textContent = line; // said only when it is new
    this.chatLine.classList.toggle("busy", typing && !offline);
  }

  /** Made once: what has the focus must not be made anew under it. */
  buildHeader() {
    this.chatLine = h("span.chat-line", { "aria-live": "polite" });
    const menu = h("button.icon-button", { type: "button", "aria-label": t("phoneMenu"), "aria-haspopup": "menu" }, icon("more"));
    menu.addEventListener("click", () => this.openPhoneMenu(menu));
    return h("header.chat-header", {}, avatar(state.bot.first_name, state.bot.id, "bot"),
      h("div.chat-title", {}, h("strong", {}, state.bot.first_name), this.chatLine), menu);
  }

  drawPin() {
    const message = this.chat.messages.get(this.chat.pinned.at(-1));
    this.pinBar.hidden = !message;
    if (message) {
      replaceContent(this.pinBar, icon("tack"), h("span.quote-words", {}, h("b", {}, t("pinnedMessage")), h("span", {}, summary(message))));
    }
  }

  drawEmpty() {
    const { loaded } = this.chat;
    replaceContent(this.list.empty, loaded
      ? [avatar(state.bot.first_name, state.bot.id, "bot large"), h("strong", {}, state.bot.first_name),
        h("span", {}, t("startHint"))]
      : h("span", {}, t("loading")));
  }

  openPhoneMenu(anchor) {
    const { offline, blocked, id } = this.chat;
    openMenu(this.screen, anchor, [
      { icon: offline ? "phone" : "airplane", label: t(offline ? "goOnline" : "goOffline"), action: () => this.attempt(api.device(id, !offline)) },
      { icon: "retry", label: t("restartBot"), action: () => this.start() },
      { icon: "link", label: t("openInvite"), action: () => askInvite(this) },
      null,
      { icon: "block", danger: !blocked, label: t(blocked ? "unblock" : "blockBot"), action: () => this.attempt(api.block(id, !blocked)) },
      { icon: "close", label: t("takeAway"), action: () => this.board.takeAway(id) },
    ], t("phoneMenu"));
  }

  onChange(kind, detail) {
    if (kind === "incoming") return this.board.onIncoming(this.chat, detail);
    if (kind === "refused") this.explain(detail);
    if (kind === "typing") return this.drawHeader();
    if (kind === "sent") this.list.stuck = true;
    if (kind === "message" && this.list.stuck) this.chat.trim();
    if (kind === "loaded") this.drawEmpty();
    this.drawHeader();
    this.drawPin();
    this.list.draw({ keepPlace: kind === "older" });
    this.composer.draw();
    return undefined;
  }

  /** The person has the newest message before their eyes. */
  reachedEnd() {
    if (this.board.active === this && this.chat.unread) {
      this.chat.unread = 0;
      this.board.drawUnread();
    }
  }

  push(message) {
    banner(this.screen, { title: state.bot.first_name, seed: state.bot.id, message, action: () => this.open() });
  }

  open() {
    this.board.activate(this);
    this.list.toEnd(true);
    this.focusComposer();
  }

  focusComposer() {
    this.composer.focus();
  }

  showMessage(id) {
    this.list.show(id);
  }

  offerFiles(files) {
    return offerFiles(files, this);
  }

  say(payload) {
    const heavy = payload.files?.find(({ size }) => size > LARGEST);
    if (heavy) toast(this.list.element, t("tooLarge", { name: heavy.name }));
    else this.chat.send(payload);
  }

  start(payload) {
    return this.attempt(api.start(this.chat.id, payload).then((answer) => {
      // What the events have told already is newer than this answer.
      const news = (answer?.messages ?? []).filter(({ message_id: id }) => !this.chat.messages.has(id));
      for (const message of news) this.chat.arrive(message);
      this.list.toEnd();
    }));
  }

  attempt(promise) {
    return promise.catch((error) => this.explain(error));
  }

  explain(error) {
    if (!(error instanceof Refused)) throw error;
    toast(this.list.element, explained(error));
  }

  confirm(text, action) {
    return ask(this.screen, { text, actions: [[t("cancel"), null], [action, true, "danger"]] });
  }

  leave() {
    this.list.leave();
    this.chat.onchange = () => {};
    this.element.remove();
  }
}

const bars = () => h("span.bars", {}, h("i"), h("i"), h("i"), h("i"));
const battery = () => h("span.battery", {}, h("i"));
