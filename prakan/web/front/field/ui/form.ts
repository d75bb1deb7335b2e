// What is being typed, by screen: it outlives every drawing anew, every refusal and a look at another screen.
import type { Problem } from "../types.ts";
import { problemOf, redraw } from "./field.ts";

export interface Draft<T> { value: T; errors: Record<string, string>; problem: Problem | null; busy: boolean }
const drafts = new Map<string, Draft<unknown>>();

/** The draft of a screen, begun with `first` when there is none. */
export function draft<T extends object>(name: string, first: () => T): Draft<T> {
  if (!drafts.has(name)) drafts.set(name, { value: first(), errors: {}, problem: null, busy: false });
  return drafts.get(name) as Draft<T>;
}

export interface From { parent: string; base: number }
interface Next<T> extends Draft<T> { from: From; first: string }

/** The draft of a next version: it goes on from what stood when it was begun, and what nobody touched is begun anew when another stands. */
export function next<T extends object>(name: string, stands: From, first: () => T): Next<T> {
  const { parent, base } = stands, old = drafts.get(name) as Next<T> | undefined;
  if (old && !old.busy && (old.from.parent !== parent || old.from.base !== base) && JSON.stringify(old.value) === old.first) drafts.delete(name);
  const isNew = !drafts.has(name), found = draft(name, first) as Next<T>;
  return isNew ? Object.assign(found, { from: { parent, base }, first: JSON.stringify(found.value) }) : found;
}

export const forget = (name: string): void => void drafts.delete(name);

/** Put a value into a draft, and draw anew when others depend on it. */
export function put<T extends object, K extends keyof T>(of: Draft<T>, name: K, quiet = true): (value: T[K]) => void {
  return (value) => {
    of.value[name] = value;
    if (!quiet) redraw();
  };
}

/** Do what a form asks, once at a time; what fails stands on the screen and nothing typed is lost. */
export async function submit<T>(of: Draft<T>, check: () => Record<string, string>, act: () => Promise<void>): Promise<void> {
  if (of.busy) return;
  of.errors = check();
  of.problem = null;
  const first = Object.keys(of.errors)[0];
  if (first) return redraw(), void setTimeout(() => document.getElementById(first)?.focus(), 50);
  of.busy = true;
  redraw();
  try {
    await act();
  } catch (error) {
    of.problem = problemOf(error);
    setTimeout(() => document.querySelector<HTMLElement>(".pk-err")?.scrollIntoView({ block: "center" }), 50);
  }
  of.busy = false;
  redraw();
}
