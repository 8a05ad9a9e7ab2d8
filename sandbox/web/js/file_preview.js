import { h } from "./dom.js";
import { icon } from "./icons.js";
import { ask, toast } from "./overlay.js";
import { fileSize } from "./time.js";
import { t } from "./words.js";

const ALBUM = 10;

const kindOf = (file) => (file.type.startsWith("image/") ? "photo" : file.type.startsWith("video/") ? "video" : "document");

/** A look at what was chosen, a caption, and whether to send pictures as they are. */
export async function offerFiles(files, phone) {
  if (files.length > ALBUM) toast(phone.list.element, t("albumLimit"));
  const chosen = files.slice(0, ALBUM);
  const kinds = new Set(chosen.map(kindOf));
  const pictures = kinds.size === 1 && !kinds.has("document");
  const form = await ask(phone.screen, {
    title: t("preview"),
    body: [
      h("div.thumbs", {}, chosen.map(thumb)),
      pictures && h("label.choice", {}, h("input", { type: "checkbox", name: "asFile" }), h("span", {}, t("asFile"))),
      h("textarea", { name: "caption", rows: "2", maxlength: "2048", placeholder: t("caption"), "aria-label": t("caption") }),
    ],
    actions: [[t("cancel"), null], [t("send"), "form", "primary"]],
  });
  if (!form) return;
  const kind = pictures && !form.asFile ? [...kinds][0] : "document";
  if (kind === "photo") await Promise.all(chosen.map(measure));
  phone.say({ kind, files: chosen, caption: form.caption.trim(), ...phone.composer.takeReply() });
}

function thumb(file) {
  const kind = kindOf(file);
  if (kind === "photo") return h("img", { src: URL.createObjectURL(file), alt: file.name });
  return h("div.thumb-file", {}, icon(kind === "video" ? "video" : "file"), h("span", {}, file.name), h("small", {}, fileSize(file.size)));
}

/** Its shape, so that the bubble does not jump when the server answers. */
async function measure(file) {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap) Object.assign(file, { width: bitmap.width, height: bitmap.height });
}
