/**
 * Builds elements. All text enters the page through here, as text nodes: nothing is ever
 * parsed as HTML, so a message can hold any markup without meaning anything.
 */
export function h(selector, properties = {}, ...children) {
  const [tag, ...classes] = selector.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(properties)) setProperty(element, name, value);
  append(element, children);
  return element;
}

function setProperty(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "class") element.className = `${element.className} ${value}`.trim();
  else if (name === "dataset") Object.assign(element.dataset, value);
  else if (name === "style") for (const [k, v] of Object.entries(value)) element.style.setProperty(k, v);
  else if (name === "value" || name === "checked") element[name] = value;
  else element.setAttribute(name, value === true ? "" : value);
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

export function replaceContent(element, ...children) {
  element.replaceChildren();
  return append(element, children);
}

const SVG = "http://www.w3.org/2000/svg";

/** The same for drawings, where attributes are all there is. */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children.flat(Infinity)) if (child) element.append(child);
  return element;
}

/** A number from text, the same every time: colours, maps and waveforms are drawn from it. */
export function hash(text) {
  let value = 2166136261;
  for (const character of String(text)) {
    value = Math.imul(value ^ character.codePointAt(0), 16777619) >>> 0;
  }
  return value;
}

/** A repeatable source of numbers between 0 and 1. */
export function seeded(seed) {
  let state = hash(seed) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}

/** Whether a word of it is too long for half a bubble: such a word may break anywhere. */
export const hasLongWord = (text) => /[^\s\u2e80-\uffef]{15}/.test(text);

export function firstLetter(name) {
  return [...(name || "?").trim()][0]?.toUpperCase() ?? "?";
}

/** One of seven avatar colours, as in the real client; the style sheet knows them. */
export function avatar(name, seed, kind = "") {
  return h("span.avatar", {
    class: kind, "data-colour": String(hash(seed) % 7), "aria-hidden": "true",
  }, firstLetter(name));
}
