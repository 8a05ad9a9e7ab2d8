import { avatar, h } from "./dom.js";
import { icon } from "./icons.js";
import { mapPin, mapTile } from "./map.js";
import { player } from "./sound.js";
import { duration, fileSize } from "./time.js";
import { openViewer } from "./viewer.js";
import { t } from "./words.js";

/** The part of a bubble that is not text, or null. An album is drawn from several messages. */
export function mediaOf(messages) {
  const [message] = messages;
  if (messages.length > 1 && messages.every(isPicture)) return grid(messages);
  if (messages.length > 1) return h("div.files", {}, messages.map((one) => mediaOf([one])));
  if (isPicture(message)) return grid(messages);
  if (message.video_note) return roundVideo(message);
  if (message.sticker) return sticker(message);
  if (message.voice) return player(message, message.voice);
  if (message.audio) return player(message, message.audio, { title: message.audio.title ?? message.audio.file_name ?? t("audio") });
  if (message.document) return file(message);
  if (message.venue) return place(message.venue.location, message.venue);
  if (message.location) return place(message.location);
  if (message.contact) return contact(message.contact);
  if (message.dice) return h("div.dice", {}, `${message.dice.emoji} ${message.dice.value}`);
  if (message.poll) return h("div.note", {}, `${t("poll")}: ${message.poll.question}`);
  return null;
}

export const isPicture = (message) => Boolean(message.photo || message.video || message.animation);

/** Fills the whole bubble, so that the time lies over it. */
export const isBare = (message) =>
  isPicture(message) || Boolean(message.video_note || message.sticker || message.location || message.venue);

function sizeOf(message) {
  const media = message.video ?? message.animation ?? message.photo?.at(-1) ?? {};
  return { width: media.width || 4, height: media.height || 3 };
}

function grid(messages) {
  const pictures = messages.slice(0, 10);
  const single = pictures.length === 1;
  const tiles = pictures.map((message, index) => {
    const { width, height } = sizeOf(message);
    // A very tall or very wide picture is cropped in the chat, and whole in the viewer.
    const ratio = Math.max(0.7, Math.min(2.4, width / height));
    const name = message.photo ? t("photo") : message.animation ? t("animation") : t("video");
    return h("button.tile", {
      type: "button",
      style: single ? { "aspect-ratio": String(ratio) } : {},
      "aria-label": pictures.length > 1 ? `${name} ${index + 1}/${pictures.length}` : name,
      onclick: (event) => openViewer(pictures, index, event.currentTarget),
    }, still(message), message.video && h("span.badge", {}, duration(message.video.duration)),
    message.video && h("span.play-sign", {}, icon("play")), message.animation && h("span.badge", {}, "GIF"));
  });
  return h("div.pictures", { "data-count": String(pictures.length) }, tiles);
}

function still(message) {
  if (message.photo) {
    const image = h("img", { src: message.media_url, alt: "", draggable: "false", loading: "lazy" });
    image.addEventListener("error", () => image.replaceWith(h("span.missing", {}, icon("photo"))));
    return image;
  }
  const moving = Boolean(message.animation);
  const video = h("video", { src: message.media_url, preload: "metadata", playsinline: true, tabindex: "-1" });
  video.muted = true;
  if (moving && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
    video.loop = true;
    video.autoplay = true;
  }
  return video;
}

function roundVideo(message) {
  const video = h("video", { src: message.media_url, preload: "metadata", playsinline: true });
  const button = h("button.round", { type: "button", "aria-label": t("roundVideo") }, video,
    h("span.play-sign", {}, icon("play")), h("span.badge", {}, duration(message.video_note.duration)));
  button.addEventListener("click", () => (video.paused ? video.play().catch(() => {}) : video.pause()));
  for (const name of ["play", "pause", "ended"]) {
    video.addEventListener(name, () => button.classList.toggle("playing", !video.paused && !video.ended));
  }
  return button;
}

function sticker(message) {
  const image = h("img.sticker", { src: message.media_url, alt: message.sticker.emoji ?? t("sticker") });
  image.addEventListener("error", () => image.replaceWith(h("span.sticker.drawn", {}, message.sticker.emoji ?? "🙂")));
  return image;
}

function file(message) {
  const { file_name: name = t("document"), file_size: size } = message.document;
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  const body = [
    h("span.file-sign", { "data-ending": ending }, icon("file"), ending && h("b", {}, ending)),
    h("span.file-about", {}, h("span.file-name", {}, name), h("span.file-size", {}, fileSize(size))),
  ];
  if (message.protected || !message.media_url) return h("div.file", {}, body);
  return h("a.file", { href: message.media_url, download: name, "aria-label": t("download", { name }) }, body);
}

function place({ latitude, longitude }, venue) {
  const where = `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}`;
  return h("div.place", {},
    h("div.tile-map", { role: "img", "aria-label": `${t("location").replace("…", "")} ${where}` },
      mapTile(Number(latitude), Number(longitude)), mapPin()),
    h("div.place-about", {},
      venue?.title && h("strong", {}, venue.title),
      venue?.address && h("span", {}, venue.address),
      h("span.coordinates", {}, where)));
}

function contact({ first_name: first, last_name: last, phone_number: number }) {
  const name = [first, last].filter(Boolean).join(" ");
  return h("div.contact", {}, avatar(name, name),
    h("span.file-about", {}, h("span.file-name", {}, name), h("span.file-size", {}, number)));
}
