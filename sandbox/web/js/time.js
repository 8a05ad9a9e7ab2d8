import { language, t } from "./words.js";

/**
 * Times are shown as the clock of the sandbox has them, wherever the browser stands: every moment
 * is shifted by the clock's own offset and then written as if it were UTC.
 */
let offsetMinutes = 480;

export function useOffsetOf(iso) {
  const match = /([+-])(\d\d):?(\d\d)$/.exec(iso || "");
  if (match) offsetMinutes = (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

const shifted = (seconds) => new Date((seconds + offsetMinutes * 60) * 1000);
const locale = () => (language() === "zh" ? "zh-CN" : "en-GB");

function written(seconds, options) {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" }).format(shifted(seconds));
}

export const timeOf = (seconds) => shifted(seconds).toISOString().slice(11, 16);
export const dayOf = (seconds) => shifted(seconds).toISOString().slice(0, 10);
export const secondsOf = (iso) => Date.parse(iso) / 1000;

/** The heading over the messages of one day: today, yesterday, or its date. */
export function dayLabel(seconds, now) {
  const day = dayOf(seconds);
  if (day === dayOf(now)) return t("today");
  if (day === dayOf(now - 86400)) return t("yesterday");
  const year = day.slice(0, 4) === dayOf(now).slice(0, 4) ? undefined : "numeric";
  return written(seconds, { year, month: "long", day: "numeric", weekday: "short" });
}

export const dateLabel = (seconds) =>
  written(seconds, { year: "numeric", month: "long", day: "numeric", weekday: "short" });
export const shortDate = (seconds) => written(seconds, { month: "short", day: "numeric", weekday: "short" });

export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function fileSize(bytes) {
  if (!bytes && bytes !== 0) return "";
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** "2026-10-09" and "08:30" as a moment with the clock's own offset. */
export function isoAt(date, time) {
  const sign = offsetMinutes < 0 ? "-" : "+";
  const pad = (n) => String(n).padStart(2, "0");
  const size = Math.abs(offsetMinutes);
  return `${date}T${time}:00${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
