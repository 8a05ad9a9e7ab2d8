import { append, h } from "./dom.js";
import { withEntities } from "./entities.js";
import { tick } from "./icons.js";
import { inlineKeys } from "./inline_keys.js";
import { isBare, mediaOf } from "./media.js";
import { state } from "./state.js";
import { timeOf } from "./time.js";
import { t } from "./words.js";

/** One line for quotes, banners and lists: what a message is about. */
export function summary(message) {
  const words = message.text ?? message.caption;
  if (words) return words;
  const kinds = ["photo", "video", "video_note", "voice", "audio", "animation", "document", "sticker", "venue", "location", "contact", "poll", "dice"];
  const kind = kinds.find((name) => message[name]);
  const name = { video_note: "roundVideo", venue: "location" }[kind] ?? kind;
  return message.document?.file_name ?? message.venue?.title ?? message.contact?.first_name ??
    (kind ? t(name).replace("…", "") : "…");
}

/** The name over a forwarded message. */
function originName(origin) {
  const user = origin.sender_user;
  return origin.sender_user_name ?? origin.chat?.title ?? origin.sender_chat?.title ??
    [user?.first_name, user?.last_name].filter(Boolean).join(" ");
}

/**
 * Draws one message, or an album of several, as a list item.
 * `row` is {messages, first, last}: its place in a run of one sender; `phone` gives links and actions.
 */
export function bubble(row, phone) {
  const [message] = row.messages;
  if (message.pinned_message) return h("li.service", {}, h("span", {}, t("pinned")));
  const speaking = row.messages.find((one) => one.caption) ?? message;
  const media = mediaOf(row.messages);
  const text = speaking.text ?? speaking.caption;
  const entities = speaking.entities ?? speaking.caption_entities;
  const out = message.outgoing;
  const bare = Boolean(media) && !text && isBare(message) && !message.reply_to_message && !message.forward_origin;
  const captionAbove = message.show_caption_above_media;

  const body = h("div.bubble", {
    class: [media && "with-media", bare && "bare", (message.sticker || message.video_note) && "clear"].filter(Boolean).join(" "),
  });
  const words = text && h("div.text", { dir: "auto" }, withEntities(text, entities, phone.links), meta(row));
  append(body, [
    h("span.sr", {}, `${out ? t("you") : state.bot.first_name}: `),
    message.forward_origin && h("div.forwarded", {}, t("forwardedFrom", { name: originName(message.forward_origin) })),
    message.reply_to_message && quote(message, phone),
    captionAbove && words,
    media,
    !captionAbove && words,
    !media && !text && h("div.text.muted", {}, t("unsupported", { kind: strangeKind(message) }), meta(row)),
    media && !text && meta(row),
    reactions(message),
  ]);
  const failed = message.ticks === "failed";
  return h("li.row", {
    class: [out ? "out" : "in", row.first && "first", row.last && "last", message.protected && "protected"].filter(Boolean).join(" "),
    tabindex: "-1",
    dataset: { id: String(message.message_id) },
  },
  h("div.stack", {}, body, inlineKeys(row.messages.at(-1), phone)),
  failed && h("button.again", { type: "button", onclick: () => phone.chat.retry(message.local) }, t("sendFailed")));
}

function reactions({ reactions: given }) {
  if (!given?.length) return null;
  const list = [...new Set(given.map(({ emoji }) => emoji ?? "⭐"))];
  return h("div.reactions", { role: "img", "aria-label": t("reactions", { list: list.join(" ") }) },
    list.map((emoji) => h("span", {}, emoji)));
}

function meta({ messages }) {
  const message = messages.at(-1);
  const ticks = message.outgoing ? message.ticks ?? "sent" : null;
  const edited = messages.some((one) => one.edited);
  return h("span.meta", {},
    edited && h("span.edited", {}, t("edited")),
    h("time", {}, timeOf(message.date)),
    ticks && tick(ticks),
    ticks && h("span.sr", {}, t(ticks === "failed" ? "sendFailed" : ticks)));
}

function quote(message, phone) {
  const answered = message.reply_to_message;
  const name = answered.outgoing ?? answered.from?.id === phone.chat.id ? phone.name : state.bot.first_name;
  const words = message.quote?.text ?? summary(answered);
  return h("button.quote", { type: "button", onclick: () => phone.showMessage(answered.message_id) },
    answered.photo && answered.media_url && h("img", { src: answered.media_url, alt: "" }),
    h("span.quote-words", {}, h("b", {}, name), h("span", {}, words)));
}

const USUAL = new Set(["message_id", "reactions", "deleted", "date", "chat", "from", "outgoing", "edited", "protected", "ticks", "media_url", "reply_markup"]);

function strangeKind(message) {
  return Object.keys(message).find((name) => !USUAL.has(name)) ?? "?";
}
