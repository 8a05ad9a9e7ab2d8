import { h } from "./dom.js";
import { offerFiles } from "./file_preview.js";
import { openMenu } from "./menu.js";
import { toast } from "./overlay.js";
import { sampleDocument, samplePhoto, sampleVideo, sampleVoice } from "./samples.js";
import { askContact, askForwarded, askPlace } from "./share_forms.js";
import { t } from "./words.js";

/** Everything a message can be, from the paper clip. */
export function openAttachMenu(anchor, phone) {
  openMenu(phone.screen, anchor, [
    { icon: "photo", label: t("samplePhoto"), action: () => sendSamples(phone, 1) },
    { icon: "album", label: t("sampleAlbum"), action: () => sendSamples(phone, 3) },
    { icon: "camera", label: t("photoFile"), action: () => pick(phone, "image/*,video/*") },
    { icon: "file", label: t("sampleDocument"), action: () => send(phone, "document", [sampleDocument()]) },
    { icon: "attach", label: t("documentFile"), action: () => pick(phone, "", true) },
    null,
    { icon: "mic", label: t("sampleVoice"), action: () => sendVoice(phone) },
    { icon: "video", label: t("sampleVideo"), action: () => sendVideo(phone, "video") },
    { icon: "circle", label: t("sampleRound"), action: () => sendVideo(phone, "video_note") },
    null,
    { icon: "pin", label: t("location"), action: () => askPlace(phone) },
    { icon: "contact", label: t("contact"), action: () => askContact(phone) },
    { icon: "forward", label: t("forwarded"), action: () => askForwarded(phone) },
  ], t("attach"));
}

export function openVoiceMenu(anchor, phone) {
  openMenu(phone.screen, anchor, [
    { icon: "mic", label: t("sampleVoice"), action: () => sendVoice(phone) },
    { icon: "music", label: t("voiceFile"), action: () => chooseFiles("audio/*", false).then(([file]) => file && sendVoiceFile(phone, file)) },
  ], t("record"));
}

function send(phone, kind, files, more = {}) {
  phone.say({ kind, files, ...more, ...phone.composer.takeReply() });
}

async function sendSamples(phone, count) {
  const first = Math.floor(Math.random() * 60);
  const files = await Promise.all(Array.from({ length: count }, (_, i) => samplePhoto(first + i)));
  send(phone, "photo", files);
}

const sendVoice = (phone) => send(phone, "voice", [sampleVoice()], { duration: 4 });

async function sendVoiceFile(phone, file) {
  const length = await lengthOf(file);
  send(phone, "voice", [file], { duration: Math.max(1, Math.round(length)) });
}

async function sendVideo(phone, kind) {
  toast(phone.list.element, t("preparing"), 2);
  const file = await sampleVideo(kind === "video_note").catch(() => null);
  if (!file) return toast(phone.list.element, t("noVideo"));
  return send(phone, kind, [file], { duration: 1 });
}

function pick(phone, accept, asDocuments = false) {
  chooseFiles(accept, true).then((files) => {
    if (!files.length) return;
    if (asDocuments) send(phone, "document", files.slice(0, 10));
    else offerFiles(files, phone);
  });
}

function chooseFiles(accept, multiple) {
  return new Promise((resolve) => {
    const input = h("input.sr", { type: "file", accept, multiple, tabindex: "-1", "aria-hidden": "true" });
    const finish = () => {
      resolve([...input.files]);
      input.remove();
    };
    input.addEventListener("change", finish);
    input.addEventListener("cancel", finish);
    document.body.append(input);
    input.click();
  });
}

function lengthOf(file) {
  return new Promise((resolve) => {
    const audio = new Audio(URL.createObjectURL(file));
    audio.addEventListener("loadedmetadata", () => resolve(Number.isFinite(audio.duration) ? audio.duration : 1));
    audio.addEventListener("error", () => resolve(1));
  });
}
