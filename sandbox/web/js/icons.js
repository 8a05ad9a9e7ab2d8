import { s } from "./dom.js";

/** Line drawings on a 24 × 24 field. */
const PATHS = {
  alert: "M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.4v.1",
  album: "M7 7V4h13v13h-3M4 7h13v13H4V7Zm0 9 4-4 3 3 2-2 4 4",
  attach: "m20 11.5-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.5a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8",
  back: "m14.5 5-7 7 7 7",
  bell: "M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15L6 17Zm4 4h4",
  block: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.8 5.8l12.4 12.4",
  calendar: "M4 6h16v14H4V6Zm0 4.5h16M8 3.5V7m8-3.5V7",
  camera: "M4 8h3.5L9 5.5h6L16.5 8H20v11H4V8Zm8 2.2a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6Z",
  check: "m4.5 12.5 5 5 10-11",
  close: "m6 6 12 12M18 6 6 18",
  contact: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6",
  copy: "M9 9h11v11H9V9ZM5 15H4V4h11v1",
  down: "m5 9 7 7 7-7",
  edit: "m4 20 1-4.5L16 4.5l3.5 3.5L8.5 19 4 20Zm9.5-13 3.5 3.5",
  faults: "M13 3 5 13.5h6L10.5 21 19 10h-6.200L13 3Z",
  file: "M6 3h8l4.5 4.5V21H6V3Zm8 0v5h4.5",
  forward: "m14 5 6.5 6-6.5 6v-3.800C8.5 13 5.5 15 3.5 18.5 4 12.5 7.5 9 14 8.800V5Z",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-9 9h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18Z",
  keyboard: "M3 6h18v12H3V6Zm4 4h.1m4.9 0h.1m4.9 0h.1M7 14.200h10",
  link: "M9 15 19 5m-7 0h7v7",
  menu: "M4 7h16M4 12h16M4 17h16",
  mic: "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z",
  more: "M12 5v.1m0 6.9v.1m0 6.9v.1",
  music: "M9 18V5l10-2v13M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Zm10-2a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z",
  pause: "M8 5v14m8-14v14",
  people: "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 19.5c.4-3.4 3-5 6.5-5s6.1 1.6 6.5 5M16 5.300a3.5 3.5 0 0 1 0 6.5m2.5 3c1.8.7 2.8 2.3 3 4.7",
  phone: "M7 2.5h10v19H7v-19Zm4 16.5h2",
  photo: "M4 5h16v14H4V5Zm0 11 5-5 4 4 2.5-2.5L20 17M15.5 8.5v.1",
  pin: "M12 21c-4.5-5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2 6-6.5 11Zm0-13.300a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.800Z",
  play: "M8 5v14l11-7L8 5Z",
  plus: "M12 5v14M5 12h14",
  reply: "M10 6 4 12l6 6v-3.800c4.5-.2 7.5 1 10 4.8-.5-6-4-9-10-9.200V6Z",
  retry: "M19.5 8A8.3 8.3 0 1 0 20 14M20 4v4.5h-4.5",
  send: "M4 4.5 21 12 4 19.5l2.5-7.5L4 4.5ZM6.5 12H13",
  settings: "M4 7h9m4 0h3M4 17h3m4 0h9M15 4.800a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.400ZM9 14.800a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.400Z",
  slow: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2",
  stop: "M6.5 6.5h11v11h-11z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0-5.5v2m0 15v2M2.5 12h2m15 0h2M5.3 5.300l1.4 1.400m10.6 10.6 1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4",
  tack: "M9 3.5h6l-.8 6.5 3.3 4H6.500l3.3-4L9 3.500Zm3 10.500v6.5",
  trash: "M5 7h14M9.5 7V4.5h5V7M6.5 7l1 13.5h9l1-13.5M10.2 11v6m3.6-6v6",
  video: "M3.5 6.5h12v11h-12v-11Zm12 4.5 5-3v8l-5-3",
  circle: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM10 8.5v7l5.5-3.5L10 8.5Z",
  airplane: "M11 3.5c0-1.5 2-1.5 2 0V9l8 5v2l-8-2.5V19l2.5 1.800V22L12 21l-3.5 1v-1.200L11 19v-5.5L3 16v-2l8-5V3.5Z",
};

const SOLID = new Set(["play", "send", "stop", "airplane", "faults"]);

export function icon(name) {
  const drawing = s("path", { d: PATHS[name] });
  const svg = s("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, drawing);
  svg.setAttribute("class", `icon ${name}-icon ${SOLID.has(name) ? "solid" : ""}`.trim());
  return svg;
}

/** One tick for sent, two for seen; a small clock while it waits. */
export function tick(state) {
  const paths = {
    pending: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 5v3.200l2 1.3",
    sent: "m3 8.5 3.2 3.200L13 4.5",
    seen: "m.8 8.5 3.2 3.200L10.8 4.5M8 11l.8.700L15.5 4.5",
    failed: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 5v3.800m0 2v.1",
  };
  const svg = s("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, s("path", { d: paths[state] }));
  svg.setAttribute("class", `tick ${state}`);
  return svg;
}
