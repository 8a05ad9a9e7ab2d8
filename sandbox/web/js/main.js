import { listen, Refused } from "./api.js";
import { Bar } from "./bar.js";
import { Board } from "./board.js";
import { h } from "./dom.js";
import { takeFaults } from "./faults.js";
import { Guide } from "./guide.js";
import { applyLook } from "./look.js";
import { peopleInAddress } from "./memory.js";
import { toast } from "./overlay.js";
import { closePanel, redrawPanel } from "./panel.js";
import { now, on, refresh, setClock, state, take, tell } from "./state.js";
import { dayOf, timeOf } from "./time.js";
import { t } from "./words.js";

const FIRST_PHONES = 4;

const chats = new Map();
let board = null;
let bar = null;
let guide = null;

/** Everything is drawn from the chats, which stay: so a change of language just draws it again. */
function build(chosen) {
  board?.leave();
  bar?.leave();
  board = new Board({ chosen, chats, openPeople: () => bar.peopleButton.click() });
  bar = new Bar({ board: () => board, guide, onLanguage: rebuild });
  document.body.replaceChildren(
    h("a.skip", { href: "#phones" }, t("skip")), bar.element, guide.element, board.element);
  board.arrange();
  guide.draw();
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
  if (!board) return undefined; // all of it is about to be read
  guide.hear(event);
  if (event.type === "clock") return setClock(event.clock ?? event);
  if (event.type === "people") return takePeople(event.people ?? []);
  if (event.type === "faults") return takeFaults(event.faults);
  if (event.type === "receiver") return take({ receiver: event.receiver });
  if (event.type === "opening") return take({ opening: event.opening });
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
  const { run } = state;
  await refresh();
  if (run !== state.run) startOver();
  guide.resync().catch(() => {});
  for (const { chat } of board.phones.values()) {
    chat.load().then(() => chat.resume(), () => {});
  }
}

/** Another sandbox has taken the place of the one before: what that one said counts no more. */
function startOver() {
  for (const chat of chats.values()) chat.forget();
  const still = board.chosen.filter((id) => state.people.some((person) => person.id === id));
  board.choose(still.length ? still : firstChoice());
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

/** Whatever this page itself does wrong is told in a sentence, and nothing typed is lost by it. */
function tellMistakes() {
  for (const name of ["error", "unhandledrejection"]) {
    window.addEventListener(name, ({ error, reason }) => {
      if (error ?? reason) toast(document.body, t("pageMistake"), 8);
    });
  }
}

/** The stream is open: from here on nothing is missed, so what is there is read now. */
async function onOpen() {
  try {
    if (board) await resync();
    else await first();
    bar.setLost(false);
    document.documentElement.dataset.connected = "";
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    onLost(); // the server went away again; the stream will open anew
  }
}

async function first() {
  await refresh();
  if (board) return;
  guide = new Guide(() => board);
  build(firstChoice());
  guide.load().catch(() => {}); // a server without a tour still has phones
  on("clock", onClock);
  on("faults", redrawPanel);
  on("people", () => {
    for (const phone of board.phones.values()) phone.draw();
    board.drawUnread();
    redrawPanel();
  });
  setInterval(onClock, 1000);
}

function onLost() {
  delete document.documentElement.dataset.connected;
  if (bar) bar.setLost(true);
  else document.body.replaceChildren(h("p.lost", { role: "alert" }, t("lost")));
}

tellMistakes();
applyLook();
listen(onEvent, onOpen, onLost);
