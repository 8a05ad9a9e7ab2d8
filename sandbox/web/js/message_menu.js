import { api } from "./api.js";
import { summary } from "./bubble.js";
import { openMenu } from "./menu.js";
import { ask } from "./overlay.js";
import { nameOf, state } from "./state.js";
import { t } from "./words.js";

/** Reply, copy, forward, edit, delete: what one may do with a message. */
export function openMessageMenu(event, phone) {
  const row = event.target.closest(".row");
  if (!row) return;
  event.preventDefault();
  const messages = phone.chat.shown().filter((one) => String(one.message_id) === row.dataset.id);
  const [message] = messages;
  if (!message) return;
  // The menu key has no place of its own; a press on a link must stay a press on the message.
  const byKey = event.clientX === undefined || (event.clientX === 0 && event.clientY === 0);
  const box = row.querySelector(".bubble").getBoundingClientRect();
  const point = byKey ? { x: box.left + 12, y: box.top + 12 } : { x: event.clientX, y: event.clientY };
  openMenu(phone.screen, point, message.local ? waitingItems(message, phone) : items(message, phone), t("messageMenu"));
}

function waitingItems(message, phone) {
  return [
    message.ticks === "failed" && { icon: "retry", label: t("retry"), action: () => phone.chat.retry(message.local) },
    { icon: "trash", danger: true, label: t("delete"), action: () => phone.chat.drop(message.local) },
  ].filter(Boolean);
}

function items(message, phone) {
  const words = message.text ?? message.caption;
  const own = message.outgoing;
  const free = !message.protected;
  return [
    { icon: "reply", label: t("reply"), action: () => phone.composer.replyTo(message) },
    words && free && { icon: "copy", label: t("copy"), action: () => phone.links.copy(selectedIn(message) || words) },
    free && { icon: "forward", label: t("forward"), action: () => forward(message, phone) },
    own && message.text && !message.forward_origin && { icon: "edit", label: t("edit"), action: () => phone.composer.edit(message) },
    { icon: "trash", danger: true, label: t("delete"), action: () => remove(message, phone) },
  ].filter(Boolean);
}

/** A part that was marked with the mouse is what one means to copy. */
function selectedIn(message) {
  const selection = getSelection();
  const row = selection.anchorNode?.parentElement?.closest(".row");
  return row?.dataset.id === String(message.message_id) ? selection.toString().trim() : "";
}

async function forward(message, phone) {
  const words = message.text ?? message.caption;
  // Pictures stay on the phone they are on; words can be said again on any.
  const { board, chat } = phone;
  const chats = board.chosen.filter((id) => id === chat.id || words).map((id) => board.chat(id));
  const chosen = chats.length === 1 ? chat.id : await ask(phone.screen, {
    title: t("forwardTo"), text: summary(message),
    actions: [...chats.map(({ id, who }) => [who, id]), [t("cancel"), null, "quiet"]],
  });
  if (!chosen) return;
  const from = message.outgoing ? nameOf(phone.chat.person) : state.bot.first_name;
  if (chosen === phone.chat.id) phone.say({ kind: "forward", message_id: message.message_id });
  else phone.board.phone(chosen).say({ kind: "forward", text: words, from_name: from });
}

async function remove(message, phone) {
  if (await phone.confirm(t("deleteAsk"), t("delete"))) {
    await phone.attempt(api.remove(phone.chat.id, message.message_id));
  }
}
