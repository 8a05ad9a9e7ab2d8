import { h } from "./dom.js";
import { t } from "./words.js";

/**
 * Text with its entities as elements. Offsets count UTF-16 units, which is how JavaScript counts.
 * `links` says what to do: {open(address), command(text), copy(text)}.
 */
export function withEntities(text, entities, links) {
  const sorted = [...(entities ?? [])]
    .filter((entity) => entity.length > 0)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return pieces(text, 0, text.length, sorted, links);
}

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

function pieces(text, from, to, entities, links) {
  const nodes = [];
  let position = from;
  let rest = entities;
  while (rest.length) {
    const [entity, ...others] = rest;
    const start = Math.max(entity.offset, position);
    const end = Math.min(entity.offset + entity.length, to);
    if (start >= end) {
      rest = others;
      continue;
    }
    if (start > position) nodes.push(text.slice(position, start));
    const inside = others.filter((other) => other.offset < end);
    nodes.push(element(entity, pieces(text, start, end, inside, links), text.slice(start, end), links));
    position = end;
    // A block ends its own line; the newline after it would leave an empty one.
    if (BLOCKS.has(entity.type) && text[position] === "\n") position += 1;
    rest = others.filter((other) => other.offset >= end);
  }
  if (position < to) nodes.push(text.slice(position, to));
  return nodes;
}

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", blockquote: "blockquote" };

function element(entity, content, plain, links) {
  if (entity.type in PLAIN) return h(PLAIN[entity.type], {}, content);
  switch (entity.type) {
    case "expandable_blockquote":
      return expandable(content);
    case "code":
      return h("code", { onclick: () => links.copy(plain) }, content);
    case "pre":
      return h("pre", { tabindex: "0" }, entity.language && h("span.language", {}, entity.language), h("code", {}, content));
    case "spoiler":
      return spoiler(content);
    case "url":
      return link(content, () => links.open(withScheme(plain)));
    case "text_link":
      return link(content, () => links.open(entity.url), entity.url);
    case "bot_command":
      return link(content, () => links.command(plain));
    case "mention":
      return link(content, () => links.open(`https://t.me/${plain.slice(1)}`));
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return h("span.coloured", {}, content);
    case "email":
    case "phone_number":
    case "bank_card":
      return link(content, () => links.copy(plain));
    default:
      return h("span", {}, content);
  }
}

const withScheme = (address) => (/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`);

/** A button, not an anchor: the page decides where it leads, and the browser never follows it by itself. */
function link(content, action, title) {
  return h("button.link", { type: "button", title, onclick: action }, content);
}

function spoiler(content) {
  const veil = h("span.spoiler", { role: "button", tabindex: "0", "aria-label": t("spoiler") }, h("span", {}, content));
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    if (veil.classList.contains("open")) return;
    event.preventDefault();
    veil.classList.add("open");
    for (const name of ["role", "tabindex", "aria-label"]) veil.removeAttribute(name);
  };
  veil.addEventListener("click", reveal);
  veil.addEventListener("keydown", reveal);
  return veil;
}

function expandable(content) {
  const quote = h("blockquote.folded", { tabindex: "0" }, content);
  const unfold = () => quote.classList.toggle("folded");
  quote.addEventListener("click", unfold);
  quote.addEventListener("keydown", (event) => event.key === "Enter" && unfold());
  return quote;
}
