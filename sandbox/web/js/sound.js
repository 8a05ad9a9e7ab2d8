import { h, seeded } from "./dom.js";
import { icon } from "./icons.js";
import { duration } from "./time.js";
import { t } from "./words.js";

const BARS = 36;
/** Two voices at once are noise: playing one pauses the other. */
let playing = null;

/** A voice or audio message: a button, a waveform that fills as it plays, and the time. */
export function player(message, media, { title } = {}) {
  const audio = new Audio();
  audio.preload = "none";
  const bars = Array.from({ length: BARS }, () => h("i"));
  const wave = h("span.wave", {
    role: "slider", tabindex: "0", "aria-label": title ?? t("voice"),
    "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": "0",
  }, bars);
  const time = h("span.duration", {}, duration(media.duration));
  const toggle = h("button.play", { type: "button" });
  shape(bars, invented(media.file_unique_id ?? message.message_id));

  const length = () => (Number.isFinite(audio.duration) ? audio.duration : media.duration || 1);
  const show = () => {
    const done = audio.currentTime / length();
    bars.forEach((bar, index) => bar.classList.toggle("done", index / BARS < done));
    wave.setAttribute("aria-valuenow", String(Math.round(done * 100)));
    time.textContent = audio.currentTime ? duration(audio.currentTime) : duration(media.duration);
    toggle.replaceChildren(icon(audio.paused ? "play" : "pause"));
    toggle.setAttribute("aria-label", audio.paused ? t("play") : t("pause"));
  };
  let loading = null;
  const load = () => {
    loading ??= fetchSound(message.media_url).then(({ url, peaks }) => {
      audio.src = url;
      if (peaks) shape(bars, peaks);
    });
    return loading;
  };
  const flip = async () => {
    if (!audio.paused) return audio.pause();
    if (playing && playing !== audio) playing.pause();
    playing = audio;
    return load().then(() => audio.play()).catch(show);
  };
  const seek = async (part) => {
    await load().catch(() => {});
    audio.currentTime = Math.max(0, Math.min(0.999, part)) * length();
    show();
  };
  toggle.addEventListener("click", flip);
  wave.addEventListener("click", (event) => {
    const box = wave.getBoundingClientRect();
    seek((event.clientX - box.left) / box.width);
  });
  wave.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -0.1, ArrowRight: 0.1 }[event.key];
    if (step) seek(audio.currentTime / length() + step);
    if (step) event.stopPropagation();
  });
  for (const name of ["timeupdate", "play", "pause"]) audio.addEventListener(name, show);
  audio.addEventListener("ended", () => {
    audio.currentTime = 0;
    show();
  });
  show();
  if (message.voice && message.media_url) whenSeen(wave, () => load().catch(() => {}));
  return h("div.sound", {}, toggle, h("div.sound-body", {}, title && h("span.file-name", {}, title), wave, time));
}

function shape(bars, peaks) {
  bars.forEach((bar, index) => bar.style.setProperty("--peak", String(Math.max(0.12, peaks[index]))));
}

/** Until the sound is fetched, a waveform of its own for every message. */
function invented(seed) {
  const random = seeded(seed);
  return Array.from({ length: BARS }, (_, i) => (0.35 + 0.65 * random()) * (0.5 + 0.5 * Math.abs(Math.sin(i / 3))));
}

/** A voice is fetched, and its true waveform drawn, once it has come into view. */
const seen = new IntersectionObserver((entries) => {
  for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
    seen.unobserve(target);
    waiting.get(target)();
  }
});
const waiting = new WeakMap();

function whenSeen(element, action) {
  waiting.set(element, action);
  seen.observe(element);
}

/** Taken whole, so that one can move about in it whatever the server can do. */
async function fetchSound(address) {
  const blob = await (await fetch(address)).blob();
  const peaks = await measured(await blob.arrayBuffer()).catch(() => null);
  return { url: URL.createObjectURL(blob), peaks };
}

async function measured(bytes) {
  const context = new OfflineAudioContext(1, 1, 8000);
  const samples = (await context.decodeAudioData(bytes)).getChannelData(0);
  const step = Math.floor(samples.length / BARS) || 1;
  const peaks = Array.from({ length: BARS }, (_, bar) => {
    let peak = 0;
    for (let i = bar * step; i < (bar + 1) * step; i += 16) peak = Math.max(peak, Math.abs(samples[i] ?? 0));
    return peak;
  });
  const highest = Math.max(...peaks) || 1;
  return peaks.map((peak) => peak / highest);
}
