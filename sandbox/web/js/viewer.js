import { h, replaceContent } from "./dom.js";
import { icon } from "./icons.js";
import { holdFocus } from "./overlay.js";
import { t } from "./words.js";

/** Pictures and videos over the whole window, with arrows through the album. */
export function openViewer(messages, start, opener) {
  let index = start;
  const stage = h("div.stage");
  const count = h("p.count", { "aria-live": "polite" });
  const caption = h("p.caption");
  const turn = (step) => {
    index = (index + step + messages.length) % messages.length;
    show();
  };
  const arrow = (name, step) =>
    h(`button.turn.${name}`, { type: "button", "aria-label": t(name), onclick: () => turn(step) }, icon("back"));
  const closeButton = h("button.shut", { type: "button", "aria-label": t("close") }, icon("close"));
  const several = messages.length > 1;
  const box = h("div.viewer", { role: "dialog", "aria-modal": "true", "aria-label": t("viewer") },
    stage, several && arrow("previous", -1), several && arrow("next", 1), closeButton, count, caption);

  function show() {
    const message = messages[index];
    replaceContent(stage, large(message));
    count.textContent = several ? t("photoOf", { index: index + 1, count: messages.length }) : "";
    caption.textContent = message.caption ?? messages.find((one) => one.caption)?.caption ?? "";
  }

  const release = holdFocus(box, document.body, opener, close);
  function close() {
    release();
    box.remove();
  }
  closeButton.addEventListener("click", close);
  box.addEventListener("click", (event) => event.target === stage && close());
  box.addEventListener("keydown", (event) => {
    if (several && event.key === "ArrowLeft") turn(-1);
    if (several && event.key === "ArrowRight") turn(1);
  });
  if (several) swipes(stage, turn);
  show();
  closeButton.focus();
}

const FAR = 50; // pixels of a swipe that is meant

/** A finger pushes the picture aside, unless it is large and being looked around in. */
function swipes(stage, turn) {
  let from = 0;
  stage.addEventListener("touchstart", ({ touches }) => { from = touches[0].clientX; }, { passive: true });
  stage.addEventListener("touchend", ({ changedTouches }) => {
    const way = changedTouches[0].clientX - from;
    if (Math.abs(way) > FAR && stage.scrollWidth <= stage.clientWidth) turn(way < 0 ? 1 : -1);
  }, { passive: true });
}

function large(message) {
  if (message.photo) {
    const image = h("img", { src: message.media_url, alt: message.caption ?? t("photo"), draggable: "false" });
    if (message.protected) image.addEventListener("contextmenu", (event) => event.preventDefault());
    image.addEventListener("click", () => image.classList.toggle("close-up"));
    return image;
  }
  return h("video", { src: message.media_url, controls: true, autoplay: true, playsinline: true });
}
