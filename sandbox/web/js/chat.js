import { api, Refused } from "./api.js";
import { pendingMessage, requestBody } from "./outgoing.js";
import { nameOf, now, personOf } from "./state.js";

const TYPING_SECONDS = 5;
const PATIENCE = 1000; // milliseconds until a server out of reach is tried again
const PAGE = 50;
/** What waits for a network has negative numbers, -1 the first; it stands after everything else. */
const orderOf = ({ message_id: id }) => (id < 0 ? Number.MAX_SAFE_INTEGER / 2 - id : id);
/** So that a long day does not slow the page: older ones are fetched again when scrolled to. */
const KEPT = 400;

/**
 * One person's chat with the bot: what has been said, what waits to be sent, and the keyboard below.
 * It outlives the phone that shows it. `onchange(kind, detail)` is called after every change.
 */
export class Chat {
  constructor(personId) {
    this.id = personId;
    this.messages = new Map();
    this.pending = [];
    this.keyboard = null;
    this.commands = [];
    this.menuButton = null;
    this.pinned = [];
    this.loaded = false;
    this.complete = false;
    this.unread = 0;
    this.typingUntil = 0;
    this.onchange = () => {};
    this.sending = false;
    this.loads = 0; // under way
    this.log = []; // events that came while one was
    this.nextLocal = 1;
  }

  get person() {
    return personOf(this.id) ?? { id: this.id, first_name: String(this.id), device: {} };
  }

  /** The owner of the phone, with the role. */
  get who() {
    return [nameOf(this.person), this.person.role_label].filter(Boolean).join(" · ");
  }

  get offline() {
    return Boolean(this.person.device?.offline);
  }

  get blocked() {
    return Boolean(this.person.device?.blocked);
  }

  get list() {
    return [...this.messages.values()].sort((a, b) => orderOf(a) - orderOf(b));
  }

  /** Fetches the newest page; with `quiet` nothing counts as news. */
  async load() {
    const from = this.log.length;
    this.loads += 1;
    let page;
    try {
      page = await api.messages(this.id, null, PAGE);
    } finally {
      this.loads -= 1;
    }
    const before = new Set(this.messages.keys());
    const wasLoaded = this.loaded;
    this.take(page);
    // What was told meanwhile is newer than the page.
    for (const event of this.log.slice(from)) this.note(event);
    if (!this.loads) this.log = [];
    this.loaded = true;
    this.onchange("loaded");
    if (!wasLoaded) return;
    for (const message of page.messages) {
      if (!before.has(message.message_id) && !message.outgoing) this.onchange("incoming", message);
    }
  }

  take(page) {
    const ids = page.messages.map((message) => message.message_id).filter((id) => id > 0);
    const whole = ids.length < PAGE;
    // A gap between what we have and this page would be drawn as if nothing were missing.
    const apart = ids[0] > Math.max(0, ...this.messages.keys());
    for (const id of [...this.messages.keys()]) {
      if (whole || apart || id < 0 || id >= ids[0]) this.messages.delete(id);
    }
    if (whole || apart) this.complete = whole;
    for (const message of page.messages) this.messages.set(message.message_id, message);
    this.keyboard = page.keyboard ?? null;
    this.pinned = page.pinned ?? [];
    this.commands = page.commands ?? [];
    this.menuButton = page.menu_button ?? null;
  }

  async loadOlder() {
    const [oldest] = this.list;
    if (!oldest || this.complete) return;
    const page = await api.messages(this.id, oldest.message_id, PAGE);
    for (const message of page.messages) this.messages.set(message.message_id, message);
    this.complete = page.messages.length < PAGE;
    this.onchange("older");
  }

  apply(event) {
    if (event.type === "typing" && event.chat_id === this.id) return this.showTyping();
    if (event.type === "commands") return void this.load().catch(() => {});
    if (event.chat_id && event.chat_id !== this.id) return undefined; // a group, which no phone here shows
    if (this.loads) this.log.push(event);
    if (event.type === "message") return this.arrive(event.message);
    this.note(event);
    return this.onchange(event.type);
  }

  note({ type, message, message_id: id, message_ids: pinned, keyboard }) {
    if (type === "pinned") this.pinned = pinned;
    if (type === "keyboard") this.keyboard = keyboard ?? null;
    if (type === "deleted") this.messages.delete(id);
    if (type === "message" || (type === "edited" && this.messages.has(message.message_id))) {
      this.messages.set(message.message_id, message);
    }
  }

  arrive(message) {
    const known = this.messages.has(message.message_id);
    this.messages.set(message.message_id, message);
    if (message.outgoing) {
      const index = this.pending.findIndex((item) => item.state === "sending");
      if (index >= 0) this.pending[index].arrived = true;
    } else {
      this.typingUntil = 0;
    }
    this.onchange("message");
    if (!known && !message.outgoing) this.onchange("incoming", message);
  }

  showTyping() {
    if (this.offline) return;
    this.typingUntil = performance.now() + TYPING_SECONDS * 1000;
    this.onchange("typing");
    setTimeout(() => this.onchange("typing"), TYPING_SECONDS * 1000 + 50);
  }

  get typing() {
    return performance.now() < this.typingUntil;
  }

  /** Shows the message at once and sends it when its turn comes; nothing overtakes. */
  send(payload) {
    const local = `p${this.nextLocal++}`;
    const item = { local, payload, state: "pending", date: Math.floor(now()) };
    item.messages = pendingMessage(item, this);
    this.pending.push(item);
    this.onchange("sent");
    this.flush();
  }

  async flush() {
    if (this.sending) return;
    this.sending = true;
    try {
      for (;;) {
        const item = this.pending.find((one) => one.state !== "failed");
        if (item?.state !== "pending") break;
        await this.deliver(item);
      }
    } finally {
      this.sending = false;
    }
  }

  async deliver(item) {
    item.state = "sending";
    try {
      const { messages } = await api.send(this.id, requestBody(item.payload));
      this.pending = this.pending.filter((one) => one !== item);
      for (const message of messages ?? []) {
        if (!this.messages.has(message.message_id)) this.messages.set(message.message_id, message);
      }
      this.onchange("message");
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      item.arrived = false;
      // Out of reach it waits like any message without a network, and leaves when the page is back.
      // (A file that is far too big breaks the connection, too: that is tried again by hand only.)
      const waits = error.unreached && !item.payload.files;
      item.state = waits ? "waiting" : "failed";
      if (waits) setTimeout(() => this.resume(), PATIENCE);
      this.onchange(waits ? "message" : "refused", error);
    }
  }

  /** The server is back: what waited for it leaves, in its order. */
  resume() {
    for (const item of this.pending) if (item.state === "waiting") item.state = "pending";
    return this.flush();
  }

  /** Another server has taken the place of the one that said all this. */
  forget() {
    this.messages.clear();
    this.unread = 0;
    this.loaded = false;
    this.complete = false;
  }

  retry(local) {
    const item = this.pending.find((one) => one.local === local);
    if (!item) return;
    item.state = "pending";
    this.onchange("message");
    this.flush();
  }

  drop(local) {
    this.pending = this.pending.filter((one) => one.local !== local);
    this.onchange("message");
  }

  /** Everything to draw, oldest first, with what waits at the end. */
  shown() {
    const waiting = this.pending
      .filter((item) => !item.arrived)
      .flatMap((item) => item.messages.map((m) => ({ ...m, ticks: item.state === "failed" ? "failed" : "pending" })));
    return [...this.list, ...waiting];
  }

  trim() {
    const surplus = this.messages.size - KEPT;
    if (surplus <= 0) return;
    for (const message of this.list.slice(0, surplus)) this.messages.delete(message.message_id);
    this.complete = false;
  }
}
