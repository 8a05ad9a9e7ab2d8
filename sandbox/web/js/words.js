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
  "the sandbox clock does not run backwards": "pastDate",
};

/** A refused request in words for a person. */
export function explained({ reason }) {
  return reason in REASONS ? t(REASONS[reason]) : t("failed", { reason: reason ?? t("noReason") });
}

export function t(key, values = {}) {
  const text = TABLES[current][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
