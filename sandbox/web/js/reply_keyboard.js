import { h, hasLongWord } from "./dom.js";
import { icon } from "./icons.js";
import { ask } from "./overlay.js";
import { nameOf } from "./state.js";
import { t } from "./words.js";

/** The bot's keyboard under the composer; pressing a key says its words. */
export function replyKeyboard(markup, phone) {
  return h("div.reply-keyboard", { role: "group", "aria-label": t("botKeyboard") },
    markup.keyboard.map((row) => h("div.reply-row", {}, row.map((button) => {
      const { text, sign } = typeof button === "string" ? { text: button } : { ...button, sign: signOf(button) };
      return h("button.reply-key", { type: "button", class: hasLongWord(text) ? "long" : "", onclick: () => press(button, text, markup, phone) },
        h("span", {}, text), sign && icon(sign));
    }))));
}

function signOf(button) {
  if (button.request_contact) return "contact";
  return button.request_location ? "pin" : null;
}

async function press(button, text, markup, phone) {
  if (button.request_contact && !(await agreed(phone, "shareContact"))) return;
  if (button.request_location && !(await agreed(phone, "shareLocation"))) return;
  if (button.request_contact) phone.say({ kind: "contact", ...ownCard(phone.chat.person), own: true });
  else if (button.request_location) phone.say({ kind: "location", ...SOMEWHERE });
  else phone.say({ text });
  if (markup.one_time_keyboard) phone.composer.fold(true);
}

const agreed = (phone, question) =>
  ask(phone.screen, { text: t(question), actions: [[t("cancel"), null], [t("share"), true, "primary"]] });

/** A number that cannot exist, the same for a person every time. */
export function ownCard(person) {
  const tail = String(person.id % 100000000).padStart(8, "0");
  return { phone_number: `+86100${tail}`, first_name: nameOf(person) };
}

export const SOMEWHERE = { latitude: 34.26123, longitude: 108.94231 };

/** Old one-time keyboards are kept as Telegram keeps them: folded, to be opened again. */
export const signature = (markup) => (markup?.keyboard ? JSON.stringify(markup) : "");

