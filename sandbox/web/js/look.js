import { h } from "./dom.js";
import { recall, remember } from "./memory.js";
import { t, useLanguage } from "./words.js";

const THEMES = ["light", "dark", "auto"];
const SIZES = ["100", "150", "200"];
const LANGUAGES = ["zh", "en"];

/** What an address or an earlier visit asks for counts only when there is such a thing. */
const oneOf = (choices, asked, usual) => (choices.includes(asked) ? asked : usual);

/** Theme, size of text and language of the page. */
export const look = {
  theme: oneOf(THEMES, recall("theme"), "auto"),
  size: oneOf(SIZES, recall("size"), "100"),
  lang: oneOf(LANGUAGES, recall("lang"), navigator.language?.startsWith("en") ? "en" : "zh"),
};

const dark = matchMedia("(prefers-color-scheme: dark)");

export function applyLook() {
  useLanguage(look.lang);
  const root = document.documentElement;
  root.dataset.theme = look.theme === "auto" ? (dark.matches ? "dark" : "light") : look.theme;
  root.dataset.size = look.size;
}

dark.addEventListener("change", applyLook);

export function lookPanel(onLanguage) {
  const set = (name, value) => {
    look[name] = value;
    remember(name, value);
    applyLook();
    if (name === "lang") onLanguage();
  };
  return [
    choice("theme", t("theme"), THEMES.map((theme) => [theme, t(theme)]), set),
    choice("size", t("textSize"), SIZES.map((size) => [size, `${size}%`]), set),
    choice("lang", t("language"), [["zh", "中文"], ["en", "English"]], set),
  ];
}

function choice(name, title, options, set) {
  return h("fieldset.segments", {}, h("legend", {}, title),
    h("div.segments-row", {}, options.map(([value, label]) => {
      const input = h("input", { type: "radio", name, value, checked: look[name] === value });
      input.addEventListener("change", () => set(name, value));
      return h("label.segment", {}, input, h("span", {}, label));
    })));
}
