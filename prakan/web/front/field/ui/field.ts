// What all screens stand on: the device's log, line and packages, who is signed in, and drawing anew.
import { APP } from "../server.ts";
import type { AppHome, Beginnings, Door, FieldLog, Packages, Problem, Sync, Words } from "../types.ts";

export interface Core { door: Door; log: FieldLog; sync: Sync & { anyway?(): Promise<void> }; packages: Packages; begun: Beginnings; home: AppHome; version?: string }
export interface OwnVisit { case: number; number: string; name: Words; starts: string; ends: string; agreed?: string }
export interface Me { person: { name: Words } | null; visits: OwnVisit[]; server_at: string; token: string }
export interface Kind { code: string; what: string; next: string }

let core: Core;
let draw = () => {};
let asked = false;

export const field = (): Core => core;

export function begin(given: Core, drawing: () => void): void {
  core = given;
  draw = drawing;
}

/** Draw the screen anew, once, after what runs now. */
export function redraw(): void {
  if (asked) return;
  asked = true;
  queueMicrotask(() => {
    asked = false;
    draw();
  });
}

const OFTEN = 400; // milliseconds between two drawings that the log or the line asks for

/** The same act at once, and while it is asked for again and again no more often than every so many milliseconds. */
export function seldom(act: () => void): () => void {
  let waits = false, again = false;
  const next = () => {
    waits = again;
    if (!again) return;
    again = false;
    setTimeout(next, OFTEN);
    act();
  };
  return () => {
    if (waits) return void (again = true);
    waits = true;
    setTimeout(next, OFTEN);
    act();
  };
}

/** What went wrong in words a person can act on; `null` is nothing. */
export function problemOf(error: unknown): Problem {
  const found = error as Partial<Problem> & { problem?: Problem };
  if (found?.problem?.code) return found.problem;
  if (found?.code && found.what) return { code: String(found.code), what: found.what, next: found.next ?? "" };
  return { code: "", what: error instanceof Error ? error.message : String(error), next: "" };
}

/** Who is signed in and which visits are theirs, as the server says now; null without a line or a session. */
export async function askMe(): Promise<{ me: Me | null; out: boolean }> {
  try {
    const answer = await fetch("/field/me/", { headers: { Accept: "application/json", "X-Field-App": APP }, credentials: "same-origin", redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return { me: null, out: true };
    return { me: answer.ok ? ((await answer.json()) as Me) : null, out: false };
  } catch {
    return { me: null, out: false };
  }
}
