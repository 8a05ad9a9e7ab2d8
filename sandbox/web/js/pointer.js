/** Finds what is to be pressed or filled in, and draws a ring around it, wherever it moves to. */

const LOOK_AGAIN = 200; // milliseconds: messages come, are edited, and scroll away
const labelOf = (element) => element.textContent.trim();

/**
 * A target is {person, kind, …}: kind "place" with message_id, row and column, "tap" with labels (any of
 * which will do), "write", or "look" for no more than the phone. Gives the element, or null.
 */
export function findTarget(board, target) {
  const phone = board.inSight.includes(target.person) ? board.phones.get(target.person) : null;
  if (!phone) return board.tabs.hidden ? null : board.tabs.querySelector(`[data-person="${target.person}"]`);
  if (target.kind === "place") return keyAt(phone, target);
  if (target.kind === "tap") return keyCalled(phone, target.labels);
  if (target.kind === "write") return composerOf(phone);
  return null;
}

export function isOnPhone(board, target, element) {
  return Boolean(element) && board.phones.get(target.person)?.element.contains(element);
}

function keyAt(phone, { message_id: id, row, column }) {
  return phone.list.find(id)?.querySelector(`.key[data-row="${row}"][data-column="${column}"]`) ?? null;
}

function keyCalled(phone, labels) {
  const inline = [...phone.list.list.querySelectorAll(".row")].reverse()
    .flatMap((row) => [...row.querySelectorAll(".key")]);
  const below = [...phone.composer.keys.querySelectorAll(".reply-key")];
  for (const fits of [(a, b) => a === b, (a, b) => a.includes(b)]) {
    for (const label of labels) {
      const key = inline.find((one) => fits(labelOf(one), label));
      if (key) return key;
      const folded = below.find((one) => fits(labelOf(one), label));
      if (folded) return phone.composer.folded ? phone.composer.foldButton : folded;
    }
  }
  return phone.element.querySelector(".wide-button");
}

function composerOf(phone) {
  const { input, sendButton } = phone.composer;
  if (!input.isConnected) return phone.element.querySelector(".wide-button");
  return sendButton.hidden ? input : sendButton;
}

/** Keeps the ring on the target as long as there is one. */
export class Pointer {
  constructor(board) {
    this.board = board;
    this.target = null;
    this.marked = null;
    this.found = true;
    this.onfound = () => {};
  }

  point(target) {
    this.target = target;
    clearInterval(this.timer);
    this.move();
    if (target) this.timer = setInterval(() => this.move(), LOOK_AGAIN);
  }

  move() {
    const element = this.target && this.target.kind !== "look" ? findTarget(this.board(), this.target) : null;
    const found = Boolean(element);
    if (element === this.marked && found === this.found) return;
    this.found = found;
    this.mark(element);
    this.onfound();
  }

  mark(element) {
    this.marked?.classList.remove("pointed");
    this.marked?.removeAttribute("aria-describedby");
    this.marked = element;
    if (!element) return;
    element.classList.add("pointed");
    if (this.target.describedBy) element.setAttribute("aria-describedby", this.target.describedBy);
    if (isHiddenInScroller(element)) element.scrollIntoView({ block: "nearest" });
  }
}

function isHiddenInScroller(element) {
  const scroller = element.closest(".scroller")?.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  return scroller && (top < scroller.top || bottom > scroller.bottom);
}
