import { EN } from "./words_en.js";
import { ZH } from "./words_zh.js";

/** What the page itself says. What bots and people say is never translated. */
const TABLES = { zh: ZH, en: EN };
let current = "zh";

export const language = () => current;

export function useLanguage(code) {
  current = code in TABLES ? code : "zh";
  document.documentElement.lang = current === "zh" ? "zh-CN" : "en";
}

/** The reasons a phone can be refused with, in the page's language. */
const REASONS = {
  "no network": "offlineNow",
  "the bot is blocked": "blockedNow",
  "the message is deleted": "messageGone",
  "the message has no such button": "buttonGone",
  "no such message": "messageGone",
  "too old to edit": "tooOld",
  "protected content is not forwarded": "protectedNote",
  "the clock is already moving": "moving",
  "a scenario is already playing": "alreadyPlaying",
  "the sandbox clock does not run backwards": "pastDate",
  "the sandbox clock moves by ten years at most": "tooFar",
  "there is nothing to send": "nothingToSend",
  "the account is deactivated": "accountGone",
  "not your message": "notYours",
  "no such person": "personGone",
  "no such chat": "personGone",
  "first_name is empty": "nameNeeded",
  "not in this chat": "personGone",
  "no such file": "fileGone",
  "a link's start has up to 64 of A-Z, a-z, 0-9, _ and -": "badStart",
};

/** A refused request in words for a person: never the server's own, which are for programs. */
export function explained({ reason, status }) {
  if (reason in REASONS) return t(REASONS[reason]);
  return t(status >= 400 && status < 500 ? "badForm" : "failed");
}

export function t(key, values = {}) {
  const text = TABLES[current][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
