// What was begun and is not kept yet: written to the device as it is typed, brought back when its form is opened again.
import { upToWhole } from "../cut.ts";
import type { Begun, BegunFile } from "../types.ts";
import { field, problemOf, redraw } from "./field.ts";
import type { Draft, From } from "./form.ts";
import { poster } from "./recorder.ts";

const SOON = 500; // milliseconds from a key to the disk
const READ_IN = 32 * 1024 * 1024; // a chosen file above this is on the device already and is chosen again

/** Which visit a draft belongs to, and which parts of it are never written: a signature is made anew. */
export interface Lasts { case: number; way: string; spares?: string[] }
export interface Taken { name: string; blob: Blob; id: string; small: Promise<Blob | null> | null } // small: a picture of a video, drawn meanwhile
export const takenOf = (id: string, name: string, blob: Blob): Taken => ({ id, name, blob, small: blob.type.startsWith("video/") ? poster(blob) : null });
export interface Cut extends Taken { at: string }

/** What a draft needs to outlive the app: what it began with, what of it is on the disk, its files. */
export interface Lasting extends Lasts {
  name: string; first: string; saved: string; brought: string; asks: boolean; waiting: BegunFile[];
  running: BegunFile | null; cuts: Cut[]; missing: string[]; reviving: Promise<void> | null; gone: () => void;
}

let there = new Map<string, Begun>();
const open = new Map<string, Draft<object>>();
let timer = 0;
let writing: Promise<void> = Promise.resolve();

/** Read what lies on the device; before each drawing, for another window may have kept or thrown away some of it. */
export async function readBegun(): Promise<void> {
  await writing;
  there = new Map((await field().begun.all()).map((one) => [one.name, one]));
}

export const begunOf = (caseId?: number): Begun[] => [...there.values()].filter((one) => caseId === undefined || one.case === caseId);

/** Give a new draft what lies on the device under its name. */
export function bringBack(name: string, form: Draft<object>, lasts: Lasts, gone: () => void): void {
  const old = there.get(name), first = JSON.stringify(form.value);
  if (old) Object.assign(form.value, old.value);
  form.from = old?.from ?? null;
  form.lasts = {
    ...lasts, name, first: old?.first ?? first, saved: "", brought: old?.at ?? "", asks: false, waiting: old?.files ?? [],
    running: null, cuts: [], missing: [], reviving: null, gone,
  };
  form.lasts.saved = old ? textOf(form) : "";
  open.set(name, form);
}

/** Read the files of what was brought back, once; a screen that shows files waits for it. */
export function revived(form: Draft<{ files: Taken[] }>): Promise<void> {
  const lasts = form.lasts;
  if (!lasts?.waiting.length) return Promise.resolve();
  return (lasts.reviving ??= revive(form, lasts));
}

async function revive(form: Draft<{ files: Taken[] }>, lasts: Lasting): Promise<void> {
  const files: Taken[] = [], cuts: Cut[] = [], missing: string[] = [];
  for (const one of lasts.waiting) {
    const here = await field().begun.blob(one), blob = here && (one.cut ? await upToWhole(here) : here.slice(0, one.size, here.type)); // of one that was cut off and added, less is named than lies here
    if (blob && one.cut) cuts.push({ ...takenOf(one.id, one.name, blob), at: lasts.brought });
    else if (blob?.size === one.size) files.push(takenOf(one.id, one.name, blob));
    else if (!one.cut) missing.push(one.name);
  }
  form.value.files = [...files, ...form.value.files];
  Object.assign(lasts, { cuts, missing, waiting: [] });
}

const refOf = (cut: boolean) => ({ id, name, blob }: Taken): BegunFile => ({ id, name, type: blob.type, size: blob.size, cut });

function filesOf(form: Draft<object>): BegunFile[] {
  const { waiting, cuts, running } = form.lasts!, files = (form.value as { files?: Taken[] }).files ?? [];
  return [...waiting, ...files.map(refOf(false)), ...cuts.map(refOf(true)), ...(running ? [running] : [])];
}

function begunNow(form: Draft<object>): Begun {
  const { name, case: caseId, way, first, spares = [] } = form.lasts!;
  const value = Object.fromEntries(Object.entries(form.value).filter(([part]) => part !== "files" && !spares.includes(part)));
  return { name, case: caseId, way, at: new Date().toISOString(), from: form.from as From | null, first, value, files: filesOf(form) };
}

const textOf = (form: Draft<object>): string => {
  const { value, files } = begunNow(form);
  return JSON.stringify([value, files]);
};

const isTouched = (form: Draft<object>): boolean => JSON.stringify(form.value) !== form.lasts!.first || filesOf(form).length > 0;

/** Write what changed; what was taken back by hand is taken off the device as well. */
async function write(): Promise<void> {
  for (const [name, form] of open) {
    const lasts = form.lasts!, text = textOf(form);
    if (form.busy || text === lasts.saved || (!lasts.saved && !isTouched(form))) continue;
    try {
      const begun = begunNow(form);
      if (isTouched(form)) await field().begun.put(begun), there.set(name, begun);
      else await field().begun.drop(name), there.delete(name);
      lasts.saved = isTouched(form) ? text : "";
    } catch (error) {
      await failed(form, error);
    }
  }
}

// A device that is locked writes nothing; one that is full says so once, and what is typed stays on the screen.
async function failed(form: Draft<object>, error: unknown): Promise<void> {
  if ((await field().door.state()) !== "open" || form.problem) return;
  form.problem = problemOf(error);
  redraw();
}

/** Write at once what was typed; resolves when it is on the disk. */
export function saveBegun(): Promise<void> {
  clearTimeout(timer);
  timer = 0;
  writing = writing.then(write);
  return writing;
}

export const settled = (): Promise<void> => writing;

/** Write soon after a key, a press or a stroke, and at once when the app goes out of sight. */
export function keepBegun(): void {
  const soon = () => (timer ||= window.setTimeout(() => void saveBegun(), SOON));
  for (const what of ["input", "change", "click", "keyup", "pointerup"]) document.addEventListener(what, soon);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && void saveBegun());
  window.addEventListener("pagehide", () => void saveBegun());
}

/** Whatever is on the disk leaves the page's memory: a device that is locked shows and holds nothing. */
export function closeBegun(): void {
  for (const [name, form] of open) {
    if (form.busy || form.lasts!.running || textOf(form) !== form.lasts!.saved) continue;
    open.delete(name);
    form.lasts!.gone();
  }
  there.clear();
}

/** What was kept or thrown away is no longer begun. */
export function letAlone(name: string): void {
  open.delete(name);
  there.delete(name);
  writing = writing.then(() => field().begun.drop(name)).catch(() => undefined);
}

/** What ends with an entry: all of a draft, or all but what is still to be kept. */
export function ending(form: Draft<object>, left?: { files: Taken[] }): { name: string; left: Begun | null } {
  const now = begunNow(form);
  return { name: now.name, left: left?.files.length ? { ...now, files: left.files.map(refOf(false)) } : null };
}

/** Read a file in that was chosen or photographed, as soon as its name is on the disk. */
export async function takeIn(file: Taken): Promise<void> {
  await saveBegun();
  if (file.blob.size <= READ_IN) await field().begun.take(file.id, file.blob).catch(() => undefined); // a full device says so when it is kept
}

/** A recording on its way to the disk: its name first, then each piece as it comes. It runs until its file is added. */
export function sink(form: Draft<object>, running: BegunFile): { add: (piece: Blob) => void; end: () => Promise<void> } {
  form.lasts!.running = running;
  let last = saveBegun(), n = 0;
  const add = (piece: Blob) => {
    const nth = n++;
    last = last.then(() => field().begun.add(running.id, nth, piece)).catch((error: unknown) => failed(form, error));
  };
  return { add, end: () => last };
}
