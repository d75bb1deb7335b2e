// What is being typed, by screen: it outlives every drawing anew, every refusal, a look at another screen and the app's end.
import type { Problem } from "../types.ts";
import { bringBack, type Lasting, type Lasts, letAlone, settled } from "./begun.ts";
import { problemOf, redraw } from "./field.ts";

export interface From { parent: string; base: number }
export interface Draft<T> { value: T; errors: Record<string, string>; problem: Problem | null; busy: boolean; from: From | null; lasts: Lasting | null }
const drafts = new Map<string, Draft<unknown>>();

/** The draft of a screen, begun with `first` when there is none; one that lasts goes on from what lies on the device. */
export function draft<T extends object>(name: string, first: () => T, lasts?: Lasts): Draft<T> {
  if (!drafts.has(name)) {
    const made: Draft<T> = { value: first(), errors: {}, problem: null, busy: false, from: null, lasts: null };
    if (lasts) bringBack(name, made as Draft<object>, lasts, () => drafts.delete(name));
    drafts.set(name, made);
  }
  return drafts.get(name) as Draft<T>;
}

interface Next<T> extends Draft<T> { from: From }

/** The draft of a next version: it goes on from what stood when it was begun, and what nobody touched is begun anew when another stands. */
export function next<T extends object>(name: string, stands: From, first: () => T, lasts: Lasts): Next<T> {
  const { parent, base } = stands, old = drafts.get(name) as Next<T> | undefined;
  if (old && !old.busy && (old.from.parent !== parent || old.from.base !== base) && JSON.stringify(old.value) === old.lasts?.first) drafts.delete(name);
  const found = draft(name, first, lasts);
  found.from ??= { parent, base };
  return found as Next<T>;
}

/** Let go of a draft: it was kept as an entry, or thrown away. */
export function forget(name: string): void {
  const old = drafts.get(name);
  drafts.delete(name);
  if (old?.lasts) letAlone(name);
}

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
    await settled(); // what is being written of it must not come after its end
    await act();
  } catch (error) {
    of.problem = problemOf(error);
    setTimeout(() => document.querySelector<HTMLElement>(".pk-err")?.scrollIntoView({ block: "center" }), 50);
  }
  of.busy = false;
  redraw();
}
