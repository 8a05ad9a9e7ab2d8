/** The server, as the page knows it: JSON over HTTP at our own origin, and one stream of events. */

const SILENCE = 40_000; // milliseconds

export class Refused extends Error {
  constructor(status, reason, faults) {
    super(reason || `HTTP ${status}`);
    this.faults = faults; // of a scenario, line by line
    this.status = status;
    this.reason = reason;
  }

  /** The server was not reached: nothing was said about the request itself. */
  get unreached() {
    return this.status === 0;
  }
}

async function request(method, path, body) {
  const isForm = body instanceof FormData;
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body && !isForm ? { "Content-Type": "application/json" } : {},
      body: isForm ? body : body && JSON.stringify(body),
    });
  } catch {
    throw new Refused(0, null);
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(response.status, answer?.reason ?? answer?.description, answer?.faults);
  return answer;
}

const get = (path) => request("GET", path);
const post = (path, body = {}) => request("POST", path, body);

export const api = {
  state: () => get("/phone/state"),
  addPerson: (person) => post("/phone/people", person),
  messages: (person, before, limit = 50) =>
    get(`/phone/${person}/messages?limit=${limit}${before ? `&before=${before}` : ""}`),
  send: (person, body) => post(`/phone/${person}/send`, body),
  edit: (person, messageId, text) => post(`/phone/${person}/edit`, { message_id: messageId, text }),
  remove: (person, messageId) => post(`/phone/${person}/delete`, { message_id: messageId }),
  tap: (person, messageId, row, column) =>
    post(`/phone/${person}/tap`, { message_id: messageId, row, column }),
  start: (person, payload) => post(`/phone/${person}/start`, payload ? { payload } : {}),
  block: (person, blocked) => post(`/phone/${person}/block`, { blocked }),
  device: (person, offline) => post(`/phone/${person}/device`, { offline }),
  moveClock: (step) => post("/clock", step),
  stopClock: () => post("/clock/stop"),
  faults: (faults) => post("/faults", faults),
  tour: () => get("/tour"),
  scenario: () => get("/scenario"),
  playScenario: (text, pace) => post("/scenario/play", { text, pace }),
  pauseScenario: (paused) => post("/scenario/pause", { paused }),
  stopScenario: () => post("/scenario/stop"),
  recordScenario: (on) => post("/scenario/record", { on }),
};

/**
 * Calls `onEvent` for each event and `onOpen` whenever the stream (re)opens: what was missed in
 * between is not repeated by the server, so the caller fetches everything afresh.
 */
export function listen(onEvent, onOpen, onLost) {
  const source = new EventSource("/phone/events");
  let silence = 0;
  const again = () => {
    clearTimeout(silence);
    source.close();
    listen(onEvent, onOpen, onLost);
  };
  // The server's heart beats every 15 seconds; one that stands still breaks no connection.
  const alive = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      onLost();
      again();
    }, SILENCE);
  };
  source.onopen = () => {
    alive();
    onOpen();
  };
  source.onerror = () => {
    onLost();
    // A browser comes again by itself, unless somebody answered in the server's place.
    if (source.readyState === EventSource.CLOSED) setTimeout(again, 2000);
  };
  source.addEventListener("beat", alive);
  source.onmessage = ({ data }) => {
    alive();
    onEvent(JSON.parse(data));
  };
}
