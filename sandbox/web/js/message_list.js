import { bubble } from "./bubble.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { now } from "./state.js";
import { dayLabel, dayOf } from "./time.js";
import { t } from "./words.js";

const NEAR_END = 60;
/** Messages of one sender further apart than this start a new run. */
const RUN_SECONDS = 600;

/** The scrolling part of a phone: rows are reused as long as their messages are the same objects. */
export class MessageList {
  constructor(phone) {
    this.phone = phone;
    this.rows = new Map();
    this.missed = 0;
    this.stuck = true;
    this.lastTop = 0;
    this.list = h("ol.messages", { role: "log", "aria-label": phone.listLabel });
    this.empty = h("div.empty");
    this.scroller = h("div.scroller", { tabindex: "-1" }, this.empty, this.list);
    this.count = h("span.unread", { hidden: true });
    this.newest = h("button.newest", { type: "button", hidden: true, "aria-label": t("newest"), onclick: () => this.toEnd(true) },
      icon("down"), this.count);
    this.element = h("div.list-area", {}, this.scroller, this.newest);
    this.scroller.addEventListener("scroll", () => this.onScroll(), { passive: true });
    this.list.addEventListener("keydown", (event) => this.walk(event));
    // Pictures that load, and a keyboard that folds out, must not push the newest out of sight.
    this.watcher = new ResizeObserver(() => this.stuck && this.jump());
    this.watcher.observe(this.scroller);
    this.watcher.observe(this.list);
  }

  get atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  draw({ keepPlace = false } = {}) {
    const heightBefore = this.scroller.scrollHeight;
    const focused = this.focusedKey();
    const rows = rowsOf(this.phone.chat.shown());
    const wanted = rows.map((row) => this.elementOf(row));
    this.rows = new Map(rows.map((row, index) => [row.key, { row, element: wanted[index] }]));
    this.reorder(wanted);
    this.empty.hidden = rows.length > 0;
    this.restoreFocus(focused);
    const at = document.activeElement;
    this.stopAt((this.list.contains(at) && at.closest(".row")) || wanted.at(-1)); // else Tab comes to the newest
    if (keepPlace) this.scroller.scrollTop += this.scroller.scrollHeight - heightBefore;
    else if (this.stuck) this.jump();
  }

  elementOf(row) {
    const known = this.rows.get(row.key);
    if (known && same(known.row, row)) return known.element;
    if (row.day) return h("li.day", { role: "separator" }, h("span", {}, dayLabel(row.day, now())));
    return bubble(row, this.phone);
  }

  reorder(wanted) {
    let place = this.list.firstChild;
    const keep = new Set(wanted);
    for (const element of wanted) {
      while (place && !keep.has(place)) {
        const gone = place;
        place = place.nextSibling;
        gone.remove();
      }
      if (element === place) place = place.nextSibling;
      else this.list.insertBefore(element, place);
    }
    while (place) {
      const gone = place;
      place = place.nextSibling;
      gone.remove();
    }
  }

  /** Where the keyboard stands, so that an edit by the bot does not throw it out. */
  focusedKey() {
    const at = document.activeElement;
    const row = at?.closest?.(".row");
    if (!row || !this.list.contains(row)) return null;
    return { id: row.dataset.id, key: at.matches(".key") ? { ...at.dataset } : null };
  }

  restoreFocus(focused) {
    if (!focused || this.list.contains(document.activeElement)) return;
    const row = this.find(focused.id);
    const { row: r, column: c } = focused.key ?? {};
    const key = focused.key && row?.querySelector(`.key[data-row="${r}"][data-column="${c}"]`);
    (key ?? row)?.focus({ preventScroll: true });
  }

  find(id) {
    return this.list.querySelector(`.row[data-id="${CSS.escape(String(id))}"]`);
  }

  show(id) {
    const row = this.find(id);
    if (!row) return;
    row.scrollIntoView({ block: "center", behavior: smooth() });
    row.classList.remove("found");
    requestAnimationFrame(() => row.classList.add("found"));
    this.focusRow(row);
  }

  jump() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  toEnd(gently = false) {
    this.stuck = true;
    if (gently) this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth() });
    else this.jump();
    this.note(0);
  }

  note(missed) {
    this.missed = missed;
    this.count.hidden = missed === 0;
    this.count.textContent = String(missed);
    this.newest.setAttribute("aria-label", missed ? `${t("newest")}, ${t("newMessages", { count: missed })}` : t("newest"));
    this.newest.hidden = this.atEnd && missed === 0;
  }

  onScroll() {
    // Content that grows moves the end away; only a hand on the list leaves it.
    const { scrollTop } = this.scroller;
    if (this.atEnd) this.stuck = true;
    else if (scrollTop < this.lastTop - 1) this.stuck = false;
    this.lastTop = scrollTop;
    this.scroller.classList.toggle("scrolling", !this.stuck);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.scroller.classList.remove("scrolling"), 900);
    if (this.stuck) {
      this.note(0);
      this.phone.reachedEnd();
    } else {
      this.newest.hidden = false;
    }
    if (this.scroller.scrollTop < 120) this.older();
  }

  async older() {
    if (this.loading || this.phone.chat.complete || !this.phone.chat.loaded) return;
    this.loading = true;
    this.list.setAttribute("aria-busy", "true"); // what is old is not read out as news
    await this.phone.chat.loadOlder().catch(() => {});
    this.list.removeAttribute("aria-busy");
    this.loading = false;
  }

  /** Up and down walk the messages; the menu key is handled by the phone. */
  walk(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const row = event.target.closest(".row");
    if (!step || !row || event.target !== row) return;
    event.preventDefault();
    let next = row;
    do next = step < 0 ? next.previousElementSibling : next.nextElementSibling;
    while (next && !next.matches(".row"));
    if (next) this.focusRow(next);
  }

  focusRow(row) {
    this.stopAt(row);
    row.focus();
  }

  /** The one message that the Tab key stops at. */
  stopAt(row) {
    if (this.stop === row) return;
    this.stop?.setAttribute("tabindex", "-1");
    this.stop = row;
    row?.setAttribute("tabindex", "0");
  }

  leave() {
    this.watcher.disconnect();
  }
}

const smooth = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

function same(a, b) {
  return a.day === b.day && a.first === b.first && a.last === b.last && a.today === b.today &&
    a.messages?.length === b.messages?.length &&
    (a.messages ?? []).every((message, i) => message === b.messages[i] || (message.local && message.ticks === b.messages[i].ticks));
}

/** Groups messages into days, albums and runs of one sender. */
export function rowsOf(messages) {
  const rows = [];
  const today = dayOf(now());
  for (const message of messages) {
    const before = rows.at(-1);
    const album = message.media_group_id;
    if (album && before?.messages?.[0].media_group_id === album) {
      before.messages.push(message);
      continue;
    }
    const last = before?.messages?.at(-1);
    if (!last || dayOf(last.date) !== dayOf(message.date)) {
      rows.push({ key: `day-${dayOf(message.date)}-${message.message_id}`, day: message.date, today });
    }
    rows.push({ key: String(message.message_id), messages: [message] });
  }
  rows.forEach((row, index) => markRun(row, rows[index - 1], rows[index + 1]));
  return rows;
}

function markRun(row, before, after) {
  if (!row.messages) return;
  row.first = !together(before, row);
  row.last = !together(row, after);
}

function together(a, b) {
  if (!a?.messages || !b?.messages) return false;
  const last = a.messages.at(-1);
  const [first] = b.messages;
  return Boolean(last.outgoing) === Boolean(first.outgoing) && first.date - last.date < RUN_SECONDS;
}
