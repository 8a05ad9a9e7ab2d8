import { h } from "./dom.js";
import { icon } from "./icons.js";

/**
 * A menu inside `host`, near `anchor` (an element or a point on the screen).
 * Items: {label, icon, action, danger, checked} or null for a line between.
 */
export function openMenu(host, anchor, items, label) {
  closeMenu();
  const opener = document.activeElement;
  const list = h("div.menu", { role: "menu", "aria-label": label },
    items.map((item) => (item ? entry(item) : h("hr"))));
  const veil = h("div.menu-veil", {}, list);
  host.append(veil);
  place(list, host, anchor);
  const close = (refocus = true) => {
    if (open?.veil === veil) open = null;
    veil.remove();
    if (refocus && opener?.isConnected) opener.focus({ preventScroll: true });
  };
  open = { veil, close };
  if (anchor instanceof Element) {
    anchor.setAttribute("aria-expanded", "true");
    const shut = close;
    open.close = (refocus) => {
      anchor.setAttribute("aria-expanded", "false");
      shut(refocus);
    };
  }
  const dismiss = (refocus) => (open?.veil === veil ? open.close(refocus) : close(refocus));
  veil.addEventListener("pointerdown", (event) => event.target === veil && dismiss());
  veil.addEventListener("contextmenu", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role^=menuitem]");
    if (!item) return;
    dismiss();
    items[Number(item.dataset.index)].action();
  });
  list.addEventListener("keydown", (event) => steer(event, list, dismiss));
  list.querySelector("[role^=menuitem]")?.focus({ preventScroll: true });

  function entry(item) {
    const checkable = item.checked !== undefined;
    return h("button.menu-item", {
      type: "button", class: item.danger ? "danger" : "", tabindex: "-1",
      role: checkable ? "menuitemcheckbox" : "menuitem",
      "aria-checked": checkable ? String(item.checked) : undefined,
      dataset: { index: String(items.indexOf(item)) },
    }, item.icon ? icon(item.icon) : null, h("span", {}, item.label), item.checked ? icon("check") : null);
  }
}

let open = null;

export function closeMenu() {
  open?.close(false);
}

function steer(event, list, dismiss) {
  event.stopPropagation();
  const entries = [...list.querySelectorAll("[role^=menuitem]")];
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    entries.at(to % entries.length).focus();
  }
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    dismiss();
  }
}

/** Beside the anchor, on the side with room, never over the edge. */
function place(list, host, anchor) {
  const frame = host.getBoundingClientRect();
  const target = anchor instanceof Element
    ? anchor.getBoundingClientRect()
    : { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y };
  const { offsetWidth: wide, offsetHeight: high } = list;
  const gap = 6;
  const left = Math.min(Math.max(gap, target.left - frame.left), frame.width - wide - gap);
  const below = target.bottom - frame.top + gap;
  const above = target.top - frame.top - high - gap;
  const top = below + high <= frame.height - gap ? below : Math.max(gap, above);
  list.style.left = `${Math.max(gap, left)}px`;
  list.style.top = `${top}px`;
  list.style.maxHeight = `${frame.height - top - gap}px`;
}
