import { api } from "./api.js";
import { secondsOf, useOffsetOf } from "./time.js";

/** What the server says about everything but the messages, and who wants to hear when it changes. */
export const state = {
  bot: { id: 0, first_name: "", username: "" },
  clock: { now: new Date().toISOString(), moving: false, progress: null },
  people: [],
  faults: {},
  title: {},
  receiver: { listening: true },
  opening: null,
};

const listeners = new Map();

/** Returns the way to stop listening. */
export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(listener);
  return () => listeners.get(topic).delete(listener);
}

export function tell(topic, value) {
  for (const listener of [...(listeners.get(topic) ?? [])]) listener(value);
}

export async function refresh() {
  Object.assign(state, await api.state());
  useOffsetOf(state.clock.now);
  clockSeenAt = performance.now();
  for (const topic of ["clock", "people", "faults", "receiver"]) tell(topic);
}

/** What the server says about the bot, or about the host that is still making ready. */
export function take(part) {
  Object.assign(state, part);
  for (const topic of ["clock", "receiver"]) tell(topic);
}

let clockSeenAt = performance.now();

export function setClock(clock) {
  state.clock = { ...state.clock, ...clock };
  clockSeenAt = performance.now();
  tell("clock");
}

/** The sandbox's time in seconds; between two words from the server it runs at its usual pace. */
export function now() {
  const stands = state.clock.moving || state.clock.ticking === false;
  const passed = stands ? 0 : (performance.now() - clockSeenAt) / 1000;
  return secondsOf(state.clock.now) + passed;
}

export const personOf = (id) => state.people.find((person) => person.id === id);

export function nameOf(person) {
  return [person.first_name, person.last_name].filter(Boolean).join(" ");
}
