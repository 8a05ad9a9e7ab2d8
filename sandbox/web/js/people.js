import { api, Refused } from "./api.js";
import { avatar, h } from "./dom.js";
import { field, toast } from "./overlay.js";
import { redrawPanel } from "./panel.js";
import { nameOf, refresh, state } from "./state.js";
import { explained, t } from "./words.js";

/** Chooses whose phones are on the table, and adds people. */
export function peoplePanel(board) {
  return [
    h("p.hint", {}, t("peopleHint")),
    h("div.people", {}, state.people.map((person) => personChoice(person, board))),
    newPerson(board),
  ];
}

function personChoice(person, board) {
  const input = h("input", { type: "checkbox", checked: board.chosen.includes(person.id) });
  input.addEventListener("change", () => {
    const rest = board.chosen.filter((id) => id !== person.id);
    board.choose(input.checked ? [...rest, person.id] : rest);
  });
  return h("label.person", {}, input, avatar(nameOf(person), person.id),
    h("span.tab-words", {}, h("b", {}, nameOf(person)), person.role_label && h("span", {}, person.role_label)));
}

function newPerson(board) {
  const form = h("form.new-person", {}, h("h3", {}, t("addPerson")),
    field(t("firstName"), "first_name", { required: true, maxlength: "64", autocomplete: "off" }),
    field(t("role"), "role_label", { maxlength: "64", autocomplete: "off" }),
    h("label.field", {}, h("span", {}, t("theirLanguage")),
      h("select", { name: "language_code" },
        h("option", { value: "zh-hans" }, "简体中文"), h("option", { value: "en" }, "English"))),
    h("button.primary", { type: "submit" }, t("add")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const person = Object.fromEntries(new FormData(form));
    if (!person.first_name.trim()) return toast(document.body, t("nameNeeded"));
    try {
      const added = await api.addPerson(person);
      await refresh();
      board.choose([...board.chosen, added.id]);
      board.reveal(added.id);
      redrawPanel();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      toast(document.body, explained(error));
    }
    return undefined;
  });
  return form;
}
