import { h } from "./dom.js";
import { t } from "./words.js";

/**
 * Puts a box over its host and keeps the keyboard inside: the rest of the host is inert, Escape
 * closes, and afterwards the focus returns to where it was.
 */
export function holdFocus(box, host, opener, onEscape) {
  const back = opener ?? document.activeElement;
  const quiet = [...host.children].filter((child) => !child.inert);
  for (const child of quiet) child.inert = true;
  host.append(box);
  box.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") onEscape();
  });
  return () => {
    for (const child of quiet) child.inert = false;
    if (back?.isConnected) back.focus({ preventScroll: true });
  };
}

/**
 * A sheet within a phone or over the page. `actions` are [label, value, style]; resolves to the value
 * chosen, to the form's values for an action with value "form", or to null when dismissed. `wrong`
 * looks at the values and may say what to mend: then the sheet stays, with all that was typed.
 */
export function ask(host, { title, text, body, actions, role = "dialog", wrong = () => "" }) {
  return new Promise((resolve) => {
    const mend = h("p.mend", { role: "alert" });
    const form = h("form.sheet", {},
      title && h("h2", {}, title), text && h("p.sheet-text", {}, text), body, mend,
      h("div.sheet-actions", { class: actions.length > 3 ? "many" : "" }, actions.map(([label, value, style]) =>
        h("button", {
          type: value === "form" ? "submit" : "button",
          class: style ?? "",
          onclick: value === "form" ? undefined : () => close(value),
        }, label))));
    const box = h("div.veil", { role, "aria-modal": "true", "aria-label": title ?? text ?? "" }, form);
    const release = holdFocus(box, host, null, () => close(null));
    function close(value) {
      release();
      box.remove();
      resolve(value);
    }
    box.addEventListener("pointerdown", (event) => event.target === box && close(null));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const values = Object.fromEntries(new FormData(form));
      mend.textContent = wrong(values);
      if (!mend.textContent) close(values);
    });
    (form.querySelector("[autofocus], input:not([type=hidden]), textarea, .primary") ?? form.querySelector("button")).focus();
  });
}

/** What Telegram shows for show_alert: words and one button. */
export const tellAlert = (host, text) =>
  ask(host, { text, role: "alertdialog", actions: [[t("ok"), true, "primary"]] });

export function field(label, name, properties = {}) {
  const { tag = "input", ...rest } = properties;
  return h("label.field", {}, h("span", {}, label), h(tag, { name, ...rest }));
}

/** A short word that passes by; one at a time on each phone. */
export function toast(host, text, seconds = 3.5) {
  host.querySelector(":scope > .toast")?.remove();
  const word = h("div.toast", { role: "status" }, text);
  host.append(word);
  setTimeout(() => word.remove(), seconds * 1000);
}
