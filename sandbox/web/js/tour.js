import { api } from "./api.js";
import { recall, remember } from "./memory.js";
import { now } from "./state.js";
import { language } from "./words.js";

/**
 * Where somebody is in the tour that the host gave. It goes on by itself when a phone shows what a move
 * leads to, whoever did it; what was missed while the page was closed is looked up.
 */
export class Tour {
  constructor() {
    this.id = "";
    this.steps = [];
    this.moves = [];
    this.farewell = {}; // by language
    this.at = 0; // index of the move; moves.length when all is done
    this.state = "none"; // offered, running, done or ended
    this.base = {};
    this.began = 0;
    this.onchange = () => {};
  }

  async load() {
    const { id, steps, end } = await api.tour();
    Object.assign(this, { id, steps, farewell: end });
    this.moves = steps.flatMap((step, index) => step.moves.map((move) => ({ ...move, step: index })));
    if (!steps.length) return;
    const kept = keptOf(recall("tour", ""));
    this.state = kept === "off" ? "ended" : "offered";
    if (kept.id === id || kept.state === "ended") this.state = kept.state;
    if (this.state === "running") {
      Object.assign(this, { at: kept.at, base: kept.base, began: kept.began });
      await this.catchUp();
    }
    this.onchange();
  }

  get current() {
    return this.moves[this.at] ?? null;
  }

  get step() {
    return this.steps[this.current?.step] ?? null;
  }

  /** What is to be done, in the page's language first, for the phones may speak another. */
  get ways() {
    const { do: ways } = this.current;
    return [ways[language()], ...Object.values(ways)].filter(Boolean);
  }

  get target() {
    if (!this.current) return null;
    const [{ person, kind }] = this.ways;
    return { person, kind, labels: this.ways.map(({ words }) => words), describedBy: "tour-words" };
  }

  async start() {
    Object.assign(this, { at: 0, state: "running", began: Math.floor(now()), base: {} });
    for (const person of this.people()) {
      const { messages } = await api.messages(person, null, 1);
      this.base[person] = messages.at(-1)?.message_id ?? 0;
    }
    this.moved();
  }

  people() {
    return new Set(this.moves.flatMap(({ until }) => Object.values(until).map(({ person }) => person)));
  }

  skip() {
    const { step } = this.current;
    const next = this.moves.findIndex((move) => move.step > step);
    this.goTo(next < 0 ? this.moves.length : next);
  }

  end() {
    this.state = "ended";
    this.moved();
  }

  goTo(at) {
    this.at = at;
    if (at >= this.moves.length) this.state = "done";
    this.moved();
  }

  moved() {
    const { id, state, at, base, began } = this;
    remember("tour", JSON.stringify({ id, state, at, base, began }));
    this.onchange();
  }

  hear({ type, person, message }) {
    if (this.state === "running" && (type === "message" || type === "edited")) this.see(person, message);
  }

  /** The furthest move that a message answers is done, and all before it. */
  see(person, message) {
    if (message.outgoing) return;
    const words = wordsOf(message);
    for (let index = this.moves.length - 1; index >= this.at; index -= 1) {
      const ways = Object.values(this.moves[index].until);
      if (ways.some((way) => way.person === person && words.includes(way.words))) return void this.goTo(index + 1);
    }
  }

  async catchUp() {
    for (const person of this.people()) {
      const { messages } = await api.messages(person, null, 50);
      for (const message of messages) {
        const isNew = message.message_id > (this.base[person] ?? 0) || (message.edit_date ?? 0) >= this.began;
        if (isNew && this.state === "running") this.see(person, message);
      }
    }
  }
}

function wordsOf({ text, caption, reply_markup: markup }) {
  const labels = (markup?.inline_keyboard ?? []).flat().map((button) => button.text);
  return [text ?? caption ?? "", ...labels].join("\n");
}

function keptOf(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return text;
  }
}
