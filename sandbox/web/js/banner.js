import { summary } from "./bubble.js";
import { avatar, h } from "./dom.js";

const SECONDS = 4;

/** The push that slides in at the top of a phone that lies unused. */
export function banner(host, { title, seed, message, action }) {
  host.querySelector(":scope > .banner")?.remove();
  const box = h("button.banner", { type: "button" }, avatar(title, seed),
    h("span.banner-words", {}, h("b", {}, title), h("span", {}, summary(message))));
  const close = () => box.remove();
  const timer = setTimeout(close, SECONDS * 1000);
  box.addEventListener("click", () => {
    clearTimeout(timer);
    close();
    action();
  });
  host.append(box);
}
