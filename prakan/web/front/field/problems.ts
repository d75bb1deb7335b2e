// What the app itself says when something cannot be done: a number and values; the words come with the page.
import type { Problem } from "./types.ts";

export const SIGNED_OUT = "FIELD-070";
export const APP_OLD = "FIELD-071";
export const WITHDRAWN = "FIELD-072";
export const DEVICE_FULL = "FIELD-073";
export const WAIT = "FIELD-074";
export const CODE_SHORT = "FIELD-075";
export const DAMAGED = "FIELD-076";
export const LOST = "FIELD-077";
export const LOCKED = "FIELD-078";
export const NO_LINE = "FIELD-079";
export const SERVER_FULL = "FIELD-080";
export const FILE_UNREADABLE = "FIELD-081";
export const NO_ANSWER = "FIELD-082";
export const TOO_QUICK = "FIELD-083";
export const FILE_LARGE = "FIELD-084";
export const TEXT_LONG = "FIELD-085";
export const UNABLE = "FIELD-086";
export const FILE_CHANGED = "FIELD-087";
export const OTHER_TAB = "FIELD-088";
export const NOT_YOURS = "FIELD-089";
export const PUT_BACK = "FIELD-091";

export type Values = Record<string, string | number>;
type Catalogue = Record<string, { what: string; next: string }>;

// The page carries the words of its reader as JSON in an element with this id, written anew when the reader chooses
// another language; without it the number stands alone.
const words = () => JSON.parse(globalThis.document?.getElementById("field-problems")?.textContent || "{}") as Catalogue;

const fill = (text: string, values: Values) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export function told(code: string, values: Values = {}): Problem {
  const found = words()[code] ?? { what: "", next: "" };
  return { code, what: fill(found.what, values), next: fill(found.next, values) };
}

/** Thrown by everything here; `problem` has the words when the page gave them or the server said them. */
export class FieldProblem extends Error {
  readonly problem: Problem;
  constructor(readonly code: string, readonly values: Values = {}, said?: Problem) {
    super(code);
    this.name = "FieldProblem";
    this.problem = said ?? told(code, values);
  }
}

export const isFull = (error: unknown) => error instanceof Error && /Quota|NS_ERROR_DOM_INDEXEDDB_QUOTA/.test(`${error.name} ${error.message}`);
