import { Chat } from "./chat.js";
import { banner } from "./banner.js";
import { summary } from "./bubble.js";
import { append, avatar, h, replaceContent } from "./dom.js";
import { keepPeople } from "./memory.js";
import { Phone } from "./phone.js";
import { nameOf, state } from "./state.js";
import { t } from "./words.js";

/** A phone is never narrower than this when others stand beside it. */
const NARROWEST = 330;

/** The table with the phones: who is chosen, who is in sight, who has the attention. */
export class Board {
  constructor({ chosen, chats, openPeople }) {
    this.chosen = chosen;
    this.chats = chats;
    this.phones = new Map();
    this.inSight = [];
    this.active = null;
    this.tabs = h("div.tabs", { role: "tablist", "aria-label": t("phones"), "aria-multiselectable": "true" });
    this.tabs.addEventListener("keydown", (event) => this.walkTabs(event));
    this.table = h("main.table", { id: "phones", tabindex: "-1" });
    this.nobody = h("div.nobody", {}, h("strong", {}, t("noPeople")), h("p", {}, t("noPeopleHint")),
      h("button.primary", { type: "button", onclick: openPeople }, t("addPerson")));
    this.spoken = h("p.sr", { role: "status" }); // pushes for phones out of sight
    this.element = h("div.board", {}, this.tabs, this.table, this.spoken);
    this.watcher = new ResizeObserver(() => this.arrange());
    this.watcher.observe(this.element);
  }

  /** Larger text needs wider phones: fewer of them, and each still readable. */
  get room() {
    const larger = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 - 1;
    return Math.max(1, Math.floor(this.element.clientWidth / (NARROWEST * (1 + larger / 3))));
  }

  chat(id) {
    if (!this.chats.has(id)) this.chats.set(id, new Chat(id));
    return this.chats.get(id);
  }

  /** Made when first needed, so that sixty people cost nothing until they are looked at. */
  phone(id) {
    if (!this.phones.has(id)) this.phones.set(id, new Phone(this.chat(id), this));
    return this.phones.get(id);
  }

  choose(ids) {
    this.chosen = ids;
    keepPeople(ids, state.people);
    for (const [id, phone] of this.phones) {
      if (ids.includes(id)) continue;
      phone.leave();
      this.phones.delete(id);
    }
    this.arrange(true);
  }

  takeAway(id) {
    this.choose(this.chosen.filter((one) => one !== id));
  }

  /** Keeps in sight what was, as far as there is room, and fills up in the order chosen. */
  arrange(force = false) {
    const { room } = this;
    const kept = this.inSight.filter((id) => this.chosen.includes(id));
    const activeFirst = kept.includes(this.active?.chat.id) ? [this.active.chat.id] : [];
    const wanted = [...new Set([...activeFirst, ...kept, ...this.chosen])].slice(0, room);
    const inSight = this.chosen.filter((id) => wanted.includes(id));
    const key = `${inSight}/${this.chosen}/${room}`;
    if (key === this.arranged && !force) return;
    this.arranged = key;
    this.inSight = inSight;
    this.place();
  }

  place() {
    for (const id of this.chosen) {
      const seen = this.inSight.includes(id);
      if (!seen && !this.phones.has(id)) continue;
      const { element } = this.phone(id);
      element.hidden = !seen;
      this.table.append(element);
      if (seen) this.phones.get(id).list.draw();
    }
    this.nobody.remove();
    if (!this.chosen.length) this.table.append(this.nobody);
    this.element.classList.toggle("single", this.room === 1);
    this.tabs.hidden = this.chosen.length <= this.inSight.length && this.room > 1;
    const inSight = this.inSight.map((id) => this.phones.get(id));
    if (!inSight.includes(this.active)) this.activate(inSight[0] ?? null);
    this.drawUnread();
  }

  /** Brings a phone into sight, in place of the one that has been there longest without attention. */
  reveal(id) {
    if (!this.inSight.includes(id)) {
      const others = this.inSight.filter((one) => one !== this.active?.chat.id || this.room === 1);
      const leaving = others.sort((a, b) => (this.phones.get(a).usedAt ?? 0) - (this.phones.get(b).usedAt ?? 0))[0];
      this.inSight = this.chosen.filter((one) => one === id || (one !== leaving && this.inSight.includes(one)));
      this.arranged = null;
      this.place();
    }
    this.activate(this.phone(id));
    this.phone(id).list.toEnd();
  }

  activate(phone) {
    if (phone) {
      phone.usedAt = performance.now();
      if (phone.list.stuck && phone.chat.unread) {
        phone.chat.unread = 0;
        this.drawUnread();
      }
    }
    if (this.active === phone) return;
    this.active?.element.classList.remove("active");
    this.active = phone;
    phone?.element.classList.add("active");
    this.drawUnread();
  }

  onIncoming(chat, message) {
    const phone = this.phones.get(chat.id); // not made as long as nobody looked
    const attended = phone && phone === this.active && this.inSight.includes(chat.id) && document.visibilityState === "visible";
    if (attended && phone.list.stuck) return;
    chat.unread += 1;
    if (phone && !phone.list.stuck) phone.list.note(phone.list.missed + 1);
    this.drawUnread();
    if (!attended) this.announce(chat, message);
  }

  /** A push on the phone itself; when that is out of sight, on the one that is being looked at. */
  announce({ id, who }, message) {
    if (this.inSight.includes(id)) {
      this.phone(id).push(message);
    } else if (this.active) {
      this.spoken.textContent = `${who}: ${summary(message)}`;
      banner(this.active.screen, { title: `${who} · ${state.bot.first_name}`, seed: id, message, action: () => this.reveal(id) });
    }
  }

  /** Events reach phones that were never opened, too: they count as unread. */
  hear(event) {
    if (event.chat_id && event.chat_id !== event.person) return undefined;
    const chat = this.chats.get(event.person);
    if (chat && this.phones.has(event.person)) return chat.apply(event);
    if (event.type !== "message" || event.message.outgoing || !this.chosen.includes(event.person)) return undefined;
    return this.onIncoming(this.chat(event.person), event.message);
  }

  /** Once a frame is enough, however much arrives. */
  drawUnread() {
    this.drawing ??= requestAnimationFrame(() => {
      this.drawing = null;
      this.drawUnreadNow();
    });
  }

  drawUnreadNow() {
    for (const phone of this.phones.values()) phone.drawOwner();
    const entries = this.chosen.map((id) => this.tab(id)).filter(Boolean);
    const focused = this.tabs.contains(document.activeElement) ? document.activeElement.dataset.person : null;
    replaceContent(this.tabs, entries);
    const current = this.tabs.querySelector(".current");
    if (current && !this.tabs.hidden) {
      this.tabs.scrollLeft = current.offsetLeft - this.tabs.offsetLeft - 8;
    }
    if (focused) this.tabs.querySelector(`[data-person="${focused}"]`)?.focus();
  }

  tab(id) {
    const person = state.people.find((one) => one.id === id);
    if (!person) return null;
    const { unread } = this.chat(id);
    const current = this.active?.chat.id === id;
    const label = [nameOf(person), person.role_label, unread && t("unreadCount", { count: unread })].filter(Boolean).join(", ");
    return append(h("button.tab", {
      type: "button", role: "tab", "aria-label": label, tabindex: current ? "0" : "-1",
      "aria-selected": String(this.inSight.includes(id)), class: current ? "current" : "",
      dataset: { person: String(id) }, onclick: () => this.reveal(id),
    }), [avatar(nameOf(person), id),
      h("span.tab-words", {}, h("b", {}, nameOf(person)), person.role_label && h("span", {}, person.role_label)),
      unread > 0 && h("span.unread", {}, String(unread))]);
  }

  walkTabs(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = this.chosen.indexOf(Number(event.target.dataset.person));
    const next = this.chosen[(at + step + this.chosen.length) % this.chosen.length];
    event.preventDefault();
    this.reveal(next);
    this.drawUnreadNow();
    this.tabs.querySelector(`[data-person="${next}"]`)?.focus();
  }

  leave() {
    this.watcher.disconnect();
    cancelAnimationFrame(this.drawing);
    for (const phone of this.phones.values()) phone.leave();
    this.element.remove();
  }
}
