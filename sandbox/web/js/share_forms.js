import { h, replaceContent } from "./dom.js";
import { mapPin, mapTile } from "./map.js";
import { ask, field } from "./overlay.js";
import { ownCard, SOMEWHERE } from "./reply_keyboard.js";
import { t } from "./words.js";

const buttons = () => [[t("cancel"), null], [t("send"), "form", "primary"]];
/** Degrees over the width of the small map. */
const MAP_SPAN = 0.02;

/** A location; with a name it is a venue. The pin can be set by a press or by numbers. */
export async function askPlace(phone) {
  const number = { type: "number", step: "any", required: true };
  const latitude = field(t("latitude"), "latitude", { ...number, min: "-90", max: "90", value: String(SOMEWHERE.latitude) });
  const longitude = field(t("longitude"), "longitude", { ...number, min: "-180", max: "180", value: String(SOMEWHERE.longitude) });
  const [latitudeInput, longitudeInput] = [latitude, longitude].map((label) => label.querySelector("input"));
  const map = h("div.tile-map.chooser", {}, mapTile(SOMEWHERE.latitude, SOMEWHERE.longitude), mapPin());
  const redraw = () => replaceContent(map, mapTile(Number(latitudeInput.value), Number(longitudeInput.value)), mapPin());
  map.addEventListener("click", (event) => {
    const box = map.getBoundingClientRect();
    const right = (event.clientX - box.left) / box.width - 0.5;
    const down = (event.clientY - box.top) / box.height - 0.5;
    longitudeInput.value = (Number(longitudeInput.value) + right * MAP_SPAN).toFixed(5);
    latitudeInput.value = (Number(latitudeInput.value) - down * MAP_SPAN).toFixed(5);
    redraw();
  });
  for (const input of [latitudeInput, longitudeInput]) input.addEventListener("change", redraw);
  const form = await ask(phone.screen, {
    title: t("location").replace("…", ""),
    body: [map, h("p.hint", {}, t("mapHint")), h("div.pair", {}, latitude, longitude),
      field(t("placeName"), "title"), field(t("address"), "address")],
    actions: buttons(),
  });
  if (!form) return;
  const spot = { latitude: Number(form.latitude), longitude: Number(form.longitude) };
  const title = form.title.trim();
  const place = title ? { kind: "venue", ...spot, title, address: form.address.trim() || title } : { kind: "location", ...spot };
  phone.say({ ...place, ...phone.composer.takeReply() });
}

export async function askContact(phone) {
  const form = await ask(phone.screen, {
    title: t("contact").replace("…", ""),
    body: [field(t("firstName"), "first_name", { required: true, autofocus: true }),
      field(t("phoneNumber"), "phone_number", { required: true, type: "tel", value: ownCard({ id: 1 }).phone_number })],
    actions: buttons(),
    wrong: ({ first_name: name }) => (name.trim() ? "" : t("nameNeeded")),
  });
  if (form) phone.say({ kind: "contact", ...form, own: false, ...phone.composer.takeReply() });
}

export async function askForwarded(phone) {
  const form = await ask(phone.screen, {
    title: t("forwarded").replace("…", ""),
    body: [field(t("fromWho"), "from_name", { required: true, autofocus: true }),
      field(t("theirWords"), "text", { tag: "textarea", rows: "3", required: true })],
    actions: buttons(),
    wrong: ({ from_name: name, text }) => (!name.trim() && t("nameNeeded")) || (!text.trim() && t("wordsNeeded")) || "",
  });
  if (form) phone.say({ kind: "forward", text: form.text.trim(), from_name: form.from_name.trim() });
}
