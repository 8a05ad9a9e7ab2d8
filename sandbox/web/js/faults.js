import { api, Refused } from "./api.js";
import { h } from "./dom.js";
import { toast } from "./overlay.js";
import { nameOf, state, tell } from "./state.js";
import { explained, t } from "./words.js";

/** Each with how it is seen in the server's report, and what to ask for to have it or be rid of it. */
const OF_THE_SERVER = [
  { words: "slow", seen: (faults) => faults.latency > 0, wish: (on) => ({ latency: on ? 3 : 0 }) },
  { words: "serverErrors", seen: (faults) => Boolean(faults.error_code), wish: (on) => ({ error_code: on ? 500 : null }) },
  { words: "flood", seen: (faults) => faults.penalty_left > 0, wish: (on) => ({ flood: on ? 30 : 0 }) },
  { words: "botOff", seen: (faults) => Boolean(faults.bot_stopped), wish: (on) => ({ bot_stopped: on }) },
];

export const anyFault = () =>
  OF_THE_SERVER.some(({ seen }) => seen(state.faults)) || state.people.some(({ device }) => device?.offline || device?.blocked);

/** What can go wrong, each with what to look for. `people` are those whose phones are out. */
export function faultsPanel(people) {
  return [
    h("p.hint", {}, t("faultsHint")),
    OF_THE_SERVER.map(({ words, seen, wish }) => h("div.fault", {},
      toggle(t(words), seen(state.faults), (on) => setFaults(wish(on))),
      h("p.hint", {}, t(`${words}Look`)))),
    perPhone("offline", "offlineFor", people, (person, on) => api.device(person.id, on)),
    perPhone("blocked", "blockedFor", people, (person, on) => api.block(person.id, on)),
  ];
}

function perPhone(name, words, people, act) {
  return h("fieldset.fault", {}, h("legend", {}, t(words)), h("p.hint", {}, t(`${words.replace("For", "Look")}`)),
    people.map((person) => toggle(nameOf(person), Boolean(person.device?.[name]), async (on) => {
      if (!(await attempt(act(person, on)))) tell("people"); // the switch goes back
    })));
}

/** A switch with its words. */
export function toggle(label, on, action) {
  const input = h("input", { type: "checkbox", role: "switch", checked: on });
  input.addEventListener("change", () => action(input.checked));
  return h("label.switch", {}, h("span", {}, label), input, h("i", { "aria-hidden": "true" }));
}

export async function setFaults(wish) {
  // What came of it is told to every page, this one too; only a refusal is known here alone.
  if (!(await attempt(api.faults(wish)))) tell("faults");
}

let penaltyTimer = 0;

/** A penalty ends by itself, and nobody says so. */
export function takeFaults(faults) {
  state.faults = faults;
  clearTimeout(penaltyTimer);
  if (faults.penalty_left > 0) {
    penaltyTimer = setTimeout(() => takeFaults({ ...faults, penalty_left: 0 }), faults.penalty_left * 1000);
  }
  tell("faults");
}

async function attempt(promise) {
  try {
    return await promise;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(document.body, explained(error));
    return null;
  }
}
