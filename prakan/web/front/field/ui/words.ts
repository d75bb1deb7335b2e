// Words of both languages, days, times and sizes: everything the app says goes through here and needs no line.
import type { Words } from "../types.ts";

type Language = "th" | "en";
interface Told { language: Language; ways?: { in: string; out: string }; thai: Record<string, string>; problems?: Record<Language, Record<string, { what: string; next: string }>> }

const KEPT = "pk-language";
const told = JSON.parse(document.getElementById("pk-told")?.textContent ?? '{"language":"th","thai":{}}') as Told;
let spoken: Language = (localStorage.getItem(KEPT) as Language | null) ?? told.language;

/** Where one signs in and out. */
export const ways = told.ways ?? { in: "/sign-in/", out: "/sign-out/" };

/** The way to sign in and come back to the app. */
export const signIn = (): string => `${ways.in}?next=${encodeURIComponent("/field/")}`;

export const language = (): Language => spoken;

export function speak(chosen: Language): void {
  spoken = chosen;
  localStorage.setItem(KEPT, chosen);
  hand();
}

/** Hand the reader's language to the page, and its problems to the log and the line, which say them by number. */
export function hand(): void {
  document.documentElement.lang = spoken;
  const words = document.getElementById("field-problems");
  if (words) words.textContent = JSON.stringify(told.problems?.[spoken] ?? {});
}

type Slots = Record<string, string | number>;
const filled = (words: string, slots: Slots) => words.replace(/\{(\w+)\}/g, (all, name: string) => String(slots[name] ?? all));

/** Say English words in the reader's language, with their slots filled. */
export const t = (english: string, slots: Slots = {}): string =>
  filled(spoken === "th" ? (told.thai[english] ?? english) : english, slots);
/** The same for a number of things: `{n}` is the number. */
export const tn = (n: number, one: string, many: string, slots: Slots = {}): string => t(n === 1 ? one : many, { n: number(n), ...slots });
/** Mark words that are said later, by `t` of a variable. */
export const w = (english: string): string => english;
/** Without the joiners that keep Thai compounds together: for attributes, titles and values. */
export const bare = (words: string): string => words.replaceAll("⁠", "");
/** A text of the server in the reader's language; Thai when nobody has translated it. */
export const say = (words: Words): string => (spoken === "en" && words.en ? words.en : words.th);

const locale = () => (spoken === "th" ? "th-TH-u-ca-buddhist-nu-latn" : "en-GB");
const two = (n: number) => String(n).padStart(2, "0");
export const number = (n: number): string => n.toLocaleString("en-US");

/** 17 ก.ค. 2567, 17 Jul 2024; nothing for what is no day. */
export function day(at: string | Date): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return "";
  const parts = new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short", year: "numeric" }).formatToParts(when);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("day")} ${part("month")} ${part("year")}`;
}

/** 13.15 น., 13:15. */
export function time(at: string | Date): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return "";
  return spoken === "th" ? `${two(when.getHours())}.${two(when.getMinutes())} น.` : `${two(when.getHours())}:${two(when.getMinutes())}`;
}

export const isoDay = (when: Date): string => `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;

/** 231 MB, 11.4 GB: powers of ten, as phones say it. */
export function size(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.max(bytes ? 1 : 0, Math.round(bytes / 1e3))} kB`;
}

/** 2.05: minutes and seconds of a recording. */
export const running = (ms: number): string => `${Math.floor(ms / 60_000)}:${two(Math.floor(ms / 1000) % 60)}`;
