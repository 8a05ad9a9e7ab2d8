import { h, replaceContent } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

/** The panels that hang from the bar: one open at a time; the phones stay usable beside it. */
let open = null;

export function togglePanel(button, title, content) {
  const again = open?.button === button;
  closePanel();
  if (again) return;
  const body = h("div.panel-body");
  const panel = h("div.panel", { role: "dialog", "aria-label": title },
    h("div.panel-head", {}, h("h2", {}, title),
      h("button.icon-button", { type: "button", "aria-label": t("close"), onclick: () => closePanel(true) }, icon("close"))),
    body);
  open = { button, panel, draw: () => redraw(body, content) };
  document.body.append(panel);
  button.setAttribute("aria-expanded", "true");
  open.draw();
  place(panel, button);
  panel.querySelector("input, select, .panel-body button")?.focus();
}

/** Draws the open panel afresh, with the focus and what was being typed where they were. */
export function redrawPanel() {
  open?.draw();
}

function redraw(body, content) {
  const controls = () => [...body.querySelectorAll("input, textarea, button, select")];
  const typed = () => controls().filter(({ name, type }) => name && !["radio", "checkbox"].includes(type));
  const at = controls().indexOf(document.activeElement);
  const values = new Map(typed().map(({ name, value }) => [name, value]));
  replaceContent(body, content());
  for (const control of typed()) control.value = values.get(control.name) ?? control.value;
  if (at >= 0) controls()[at]?.focus();
}

export function closePanel(refocus = false) {
  if (!open) return;
  const { button, panel } = open;
  open = null;
  panel.remove();
  button.setAttribute("aria-expanded", "false");
  if (refocus) button.focus();
}

function place(panel, button) {
  const box = button.getBoundingClientRect();
  const { bottom } = button.closest("header").getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  panel.style.top = `${bottom + 4}px`;
  panel.style.maxHeight = `${window.innerHeight - bottom - 12}px`;
  panel.style.left = `${Math.max(8, Math.min(box.left, room - panel.offsetWidth - 8))}px`;
}

document.addEventListener("keydown", (event) => event.key === "Escape" && closePanel(true));
document.addEventListener("pointerdown", (event) => {
  if (open && !open.panel.contains(event.target) && !open.button.contains(event.target)) closePanel();
});
window.addEventListener("resize", () => open && place(open.panel, open.button));
