/** What the browser remembers: drafts for this tab, the look of the page for good. */

function attempt(action) {
  try {
    return action();
  } catch {
    return null; // storage can be forbidden; the page works without it
  }
}

export const drafts = {
  get: (person) => attempt(() => sessionStorage.getItem(`draft.${person}`)) ?? "",
  set: (person, text) =>
    attempt(() =>
      text
        ? sessionStorage.setItem(`draft.${person}`, text)
        : sessionStorage.removeItem(`draft.${person}`),
    ),
};

const address = new URLSearchParams(location.search);

/** A setting from the address first, then from last time. */
export function recall(name) {
  return address.get(name) ?? attempt(() => localStorage.getItem(`sandbox.${name}`));
}

export function remember(name, value) {
  attempt(() => localStorage.setItem(`sandbox.${name}`, value));
  if (address.has(name)) keepInAddress(name, value);
}

/** People stand in the address by their place in the list, from 1: short, and the same every time. */
export function peopleInAddress(known) {
  const places = (address.get("people") ?? "").split(",").map(Number);
  return places.map((place) => known[place - 1]?.id).filter(Boolean);
}

export function keepPeople(ids, known) {
  keepInAddress("people", ids.map((id) => known.findIndex((person) => person.id === id) + 1).join(","));
}

function keepInAddress(name, value) {
  address.set(name, value);
  const query = address.toString().replaceAll("%2C", ",");
  history.replaceState(null, "", `${location.pathname}?${query}`);
}
