import { listen } from "./api.js";
import { Bar } from "./bar.js";
import { Board } from "./board.js";
import { h } from "./dom.js";
import { takeFaults } from "./faults.js";
import { applyLook } from "./look.js";
import { peopleInAddress } from "./memory.js";
import { closePanel, redrawPanel } from "./panel.js";
import { now, on, refresh, setClock, state, tell } from "./state.js";
import { dayOf, timeOf } from "./time.js";
import { t } from "./words.js";

const FIRST_PHONES = 4;

const chats = new Map();
let board = null;
let bar = null;

/** Everything is drawn from the chats, which stay: so a change of language just draws it again. */
function build(chosen) {
  board?.leave();
  bar?.leave();
  board = new Board({ chosen, chats, openPeople: () => bar.peopleButton.click() });
  bar = new Bar({ board: () => board, onLanguage: rebuild });
  document.body.replaceChildren(
    h("a.skip", { href: "#phones" }, t("skip")), bar.element, board.element);
  board.arrange();
}

function rebuild() {
  closePanel();
  build(board.chosen);
  bar.lookButton.click();
}

function firstChoice() {
  const asked = peopleInAddress(state.people);
  return asked.length ? [...new Set(asked)] : state.people.slice(0, FIRST_PHONES).map(({ id }) => id);
}

function onEvent(event) {
  if (event.type === "clock") return setClock(event.clock ?? event);
  if (event.type === "people") return takePeople(event.people ?? []);
  if (event.type === "faults") return takeFaults(event.faults);
  return board.hear(event);
}

function takePeople(changed) {
  for (const person of changed) {
    const known = state.people.findIndex(({ id }) => id === person.id);
    if (known >= 0) state.people[known] = person;
    else state.people.push(person);
  }
  tell("people");
  if (!board.chosen.length && state.people.length) board.choose(firstChoice());
}

/** After a lost connection the server's word is taken for everything. */
async function resync() {
  await refresh();
  for (const { chat } of board.phones.values()) {
    if (chat.loaded) chat.load().then(() => chat.flush(), () => {});
  }
}

/** Minutes pass on every phone, and midnight makes today yesterday. */
let shownMinute = "";
function onClock() {
  const minute = dayOf(now()) + timeOf(now());
  if (minute === shownMinute) return;
  const newDay = minute.slice(0, 10) !== shownMinute.slice(0, 10);
  shownMinute = minute;
  for (const phone of board.phones.values()) {
    phone.drawStatus();
    if (newDay) phone.list.draw();
  }
}

async function begin() {
  applyLook();
  for (;;) {
    try {
      await refresh();
      break;
    } catch {
      document.body.replaceChildren(h("p.lost", { role: "alert" }, t("lost")));
      await new Promise((resolve) => { setTimeout(resolve, 1000); });
    }
  }
  build(firstChoice());
  on("clock", onClock);
  on("people", () => {
    for (const phone of board.phones.values()) phone.draw();
    board.drawUnread();
    redrawPanel();
  });
  setInterval(onClock, 1000);
  let opened = false;
  listen(onEvent, () => {
    bar.setLost(false);
    if (opened) resync().catch(() => {});
    opened = true;
  }, () => bar.setLost(true));
}

begin();
