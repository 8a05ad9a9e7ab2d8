import { h } from "./dom.js";
import { ask, field, toast } from "./overlay.js";
import { state } from "./state.js";
import { t } from "./words.js";

/** What links, commands and copied words do in one phone. */
export function linksOf(phone) {
  return {
    open: (address) => open(address, phone),
    command: (text) => phone.say({ text }),
    copy: (text) => copy(text, phone),
  };
}

export async function copy(text, phone) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyTheOldWay(text); // the clipboard is closed to pages without a secure address
  }
  toast(phone.list.element, t("copied"), 2);
}

function copyTheOldWay(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

/** {bot, payload} when the address opens a chat with a bot: t.me/NAME?start=… or tg://resolve?… */
export function deepLink(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const start = url.searchParams.get("start") ?? "";
  if (url.protocol === "tg:") {
    return url.host === "resolve" || url.pathname.replaceAll("/", "") === "resolve"
      ? { bot: url.searchParams.get("domain") ?? "", payload: start }
      : null;
  }
  if (!["t.me", "telegram.me", "telegram.dog"].includes(url.hostname)) return null;
  return { bot: url.pathname.split("/")[1] ?? "", payload: start };
}

const isOurs = (link) => link?.bot.toLowerCase() === (state.bot.username ?? "").toLowerCase();

/** Somebody was given an invite on paper or by another way: it is pasted here. */
export async function askInvite(phone) {
  const name = state.bot.username;
  const codeIn = (text) => {
    const link = deepLink(/^[a-z]+:/i.test(text) ? text : `https://${text}`);
    const code = isOurs(link) ? link.payload : text;
    return /^[\w-]{1,64}$/.test(code) ? code : "";
  };
  const form = await ask(phone.screen, {
    title: t("openInvite").replace("…", ""),
    body: [field(t("inviteLink"), "link", { required: true, autofocus: true, autocomplete: "off" }), h("p.hint", {}, t("openInviteHint"))],
    actions: [[t("cancel"), null], [t("open"), "form", "primary"]],
    wrong: ({ link }) => (codeIn(link.trim()) ? "" : t("notAnInvite", { name })),
  });
  if (form) await phone.start(codeIn(form.link.trim()));
}

async function open(address, phone) {
  const link = deepLink(address);
  if (isOurs(link)) {
    return link.payload || !phone.chat.list.length ? phone.start(link.payload) : phone.focusComposer();
  }
  if (link) return toast(phone.list.element, t("otherBot", { name: link.bot }));
  const choice = await ask(phone.screen, {
    title: t("openLink"), text: address,
    actions: [[t("cancel"), null], [t("copy"), "copy"], [t("openTab"), "open", "primary"]],
  });
  if (choice === "copy") await copy(address, phone);
  // Only what a browser opens as a page: never javascript:, data: or another program.
  if (choice === "open" && /^https?:/i.test(address)) window.open(address, "_blank", "noopener,noreferrer");
  return undefined;
}
