import { api, Refused } from "./api.js";
import { h, hasLongWord } from "./dom.js";
import { icon } from "./icons.js";
import { tellAlert, toast } from "./overlay.js";
import { explained, t } from "./words.js";

/** The buttons under a message, in the rows the bot gave them. */
export function inlineKeys(message, phone) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return h("div.keys", {}, rows.map((row, rowIndex) =>
    h("div.keys-row", {}, row.map((button, column) => key(button, message, rowIndex, column, phone)))));
}

/** Up to this many characters a label is a number or a sign, and is never broken. */
const SHORT = 3;

function extent(label) {
  if ([...label].length <= SHORT) return "short";
  return hasLongWord(label) ? "long" : "";
}

/** A small sign in the corner for what leaves the chat. */
function sign(button) {
  if (button.url || button.login_url || button.web_app) return "link";
  return button.copy_text ? "copy" : null;
}

function key(button, message, row, column, phone) {
  const mark = sign(button);
  const element = h("button.key", { type: "button", class: extent(button.text), dataset: { row: String(row), column: String(column) } },
    h("span", {}, button.text), mark && icon(mark));
  const place = `${message.message_id}/${row}/${column}`;
  // The bot may edit the message while the answer is under way: the new button goes on waiting.
  if (phone.waiting.has(place)) showWaiting(element, true);
  element.addEventListener("click", () => press(button, message, row, column, place, phone));
  return element;
}

async function press(button, message, row, column, place, phone) {
  if (button.copy_text) return phone.links.copy(button.copy_text.text);
  if (button.url) return phone.links.open(button.url);
  if (button.web_app) return phone.links.open(button.web_app.url);
  if ("switch_inline_query" in button || "switch_inline_query_current_chat" in button) {
    return toast(phone.list.element, t("noInline"));
  }
  if (phone.waiting.has(place)) return undefined;
  phone.waiting.add(place);
  const mark = (on) => {
    const selector = `[data-id="${message.message_id}"] .key[data-row="${row}"][data-column="${column}"]`;
    for (const one of phone.element.querySelectorAll(selector)) showWaiting(one, on);
  };
  mark(true);
  try {
    show(await api.tap(phone.chat.id, message.message_id, row, column), phone);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(phone.list.element, explained(error));
    if (error.status === 409) phone.chat.load().catch(() => {});
  } finally {
    phone.waiting.delete(place);
    mark(false);
  }
  return undefined;
}

function showWaiting(element, on) {
  element.classList.toggle("waiting", on);
  for (const [name, value] of [["aria-busy", "true"], ["aria-description", t("waitingAnswer")]]) {
    if (on) element.setAttribute(name, value);
    else element.removeAttribute(name);
  }
}

function show(result, phone) {
  const { answer, timeout, expired, url } = result ?? {};
  if (url ?? answer?.url) phone.links.open(url ?? answer.url);
  if (timeout) toast(phone.list.element, t(expired ? "tapTooOld" : "noAnswer"));
  if (!answer?.text) return;
  if (answer.show_alert) tellAlert(phone.screen, answer.text);
  else toast(phone.list.element, answer.text);
}
