// The log: what is recorded is on the disk, sealed, before anybody is told that it is.
import { freed, letGo, rowOf } from "./begun.ts";
import { type Book, recorded } from "./book.ts";
import type { Held } from "./check.ts";
import { FieldProblem, LOCKED, TEXT_LONG } from "./problems.ts";
import { bytesOf } from "./crypto.ts";
import { drop, makeSure, recording, take, whole } from "./files.ts";
import { rescueOf } from "./rescue.ts";
import { free, meta } from "./store.ts";
import type { Draft, Entry, FieldLog, FileRef, Kept, Ledger, Package, State } from "./types.ts";

const LONGEST = 64 * 1024;
const boot = crypto.randomUUID();
const VERSIONED = new Set(["score.save", "visit.record"]);

export class DeviceLog implements FieldLog {
  packageOf: (caseId: number) => Promise<Package | null> = () => Promise.resolve(null);

  constructor(private book: Book) {}

  get device(): string {
    return this.book.door.device;
  }

  record(draft: Draft): Promise<Kept> {
    if (!this.book.door.isOpen) return Promise.reject(new FieldProblem(LOCKED));
    return recording(() => this.taken(draft));
  }

  private async taken(draft: Draft): Promise<Kept> {
    const { db, door } = this.book;
    const given = draft.files ?? [];
    const files: FileRef[] = [];
    await makeSure(given);
    const { name, left } = draft.ends ?? { name: "", left: null };
    let held: Held, over: string[];
    try {
      for (const one of given) files.push(await take(db, door.key, one));
      const made = await this.writing(draft, files);
      over = name ? await freed(this.book, name, left) : [];
      held = await this.book.add(made, name ? { name, left: left && (await rowOf(door.key, left)) } : undefined);
    } catch (error) {
      await drop(db, files.map((file) => file.id)).catch(() => undefined); // swept on opening otherwise
      throw error;
    }
    await letGo(this.book, over); // it is on the disk: whatever happens from here on, also when the device is locked, takes no file away
    this.book.changed();
    return recorded(held);
  }

  private async writing(draft: Draft, files: FileRef[]): Promise<(seq: number, prev: string) => Entry> {
    const id = crypto.randomUUID();
    const target = draft.target ?? targetOf(draft, id);
    const ahead = (await meta<number>(this.book.db, "ahead")) ?? null;
    const link = await this.link(draft, target);
    const rest = { case: draft.case, step: draft.step, target, ...link, data: clean(draft.data) as Entry["data"], at: stamp(new Date()), place: draft.place ?? null, files };
    const make = (seq: number, prev: string): Entry => {
      const clock = { ahead, boot, up: Math.round(performance.now()) };
      const { at, place, ...first } = rest;
      return { format: 1, id, device: this.device, seq, prev, ...first, at, clock, place };
    };
    const size = bytesOf(JSON.stringify(make(Number.MAX_SAFE_INTEGER, "0".repeat(64)))).length;
    if (size > LONGEST) throw new FieldProblem(TEXT_LONG, { size, limit: LONGEST });
    return make;
  }

  // What it writes anew: this device's version, unless the package brought a later one of somebody else.
  private async link(draft: Draft, target: string): Promise<{ parent: string; base: number }> {
    if (draft.parent !== undefined || !VERSIONED.has(draft.step)) return { parent: draft.parent ?? "", base: draft.base ?? 0 };
    const mine = (await this.book.ofCase(draft.case)).filter((one) => one.entry.target === target && one.result !== "refused").at(-1);
    const base = draft.base ?? versionIn(await this.packageOf(draft.case), target);
    if (!mine) return { parent: "", base };
    const last = Number(mine.made["revision"] ?? mine.made["version"] ?? 0);
    return last && base > last ? { parent: "", base } : { parent: mine.entry.id, base: 0 };
  }

  async all(caseId: number): Promise<Kept[]> {
    return this.book.ofCase(caseId);
  }

  async every(): Promise<Kept[]> {
    return this.book.every();
  }

  one(id: string): Promise<Kept | null> {
    return this.book.one(id);
  }

  async heads(caseId: number): Promise<Map<string, Kept>> {
    return new Map((await this.book.ofCase(caseId)).map((one) => [one.entry.target, one]));
  }

  async ledger(caseId?: number): Promise<Ledger> {
    const { db } = this.book;
    const rows = caseId === undefined ? await this.book.states() : await db.getAllFromIndex("states", "case", caseId);
    const count = (wanted: State[]) => {
      const found = rows.filter((row) => wanted.includes(row.state));
      return { entries: found.length, bytes: found.reduce((sum, row) => sum + row.files.reduce((all, file) => all + file.size, 0), 0) };
    };
    return {
      collected: count(["unsent", "sent", "confirmed"]), unsent: count(["unsent"]), sent: count(["sent"]), confirmed: count(["confirmed"]),
      refused: rows.filter((row) => row.state === "confirmed" && row.result === "refused").length,
      conflicts: rows.filter((row) => row.state === "confirmed" && row.result === "conflict").length,
      free: await free(), persisted: (await navigator.storage?.persisted?.()) ?? false, lost: this.book.lost, elsewhere: this.book.elsewhere,
    };
  }

  async blob(fileId: string): Promise<Blob | null> {
    const file = (await this.book.states()).flatMap((row) => row.files).find((one) => one.id === fileId);
    if (!file?.here) return null;
    return whole(this.book.db, this.book.door.key, fileId, file.size, file.type);
  }

  async letGo(): Promise<number> {
    const gone = new Map<string, number>();
    await this.book.change(null, (row) => {
      const files = row.state === "confirmed" ? row.files.filter((file) => file.held && file.here) : [];
      for (const file of files) gone.set(file.id, file.size);
      return files.length ? { ...row, files: row.files.map((file) => (gone.has(file.id) ? { ...file, here: false } : file)) } : null;
    });
    await drop(this.book.db, [...gone.keys()]);
    return [...gone.values()].reduce((sum, size) => sum + size, 0);
  }

  rescue(caseId?: number): Promise<{ name: string; blob: Blob }> {
    return rescueOf(this.book, caseId);
  }

  onchange(hear: () => void): () => void {
    return this.book.onchange(hear);
  }
}

function targetOf(draft: Draft, id: string): string {
  const { data } = draft;
  if (draft.step === "score.save") return `score:${String(data["code"])}`;
  if (draft.step === "score.hand_in") return "sheet";
  if (draft.step === "score.attach") return `evidence:${id}`;
  if (draft.step === "score.finding") return `finding:${id}`;
  if (draft.step === "visit.record") return `record:${String(data["kind"])}:${String(data["part"] ?? "")}`;
  if (draft.step === "field.choose") return `conflict:${String(data["conflict"])}`;
  throw new Error(`${draft.step} needs its target`);
}

function versionIn(found: Package | null, target: string): number {
  const [kind, code = "", part = ""] = target.split(":");
  if (kind === "score") return found?.mine.marks[code]?.revision ?? 0;
  return found?.records.filter((one) => one.kind === code && one.part === part).reduce((last, one) => Math.max(last, one.version), 0) ?? 0;
}

// Half a letter or a NUL, as a pasted text may hold, can be kept nowhere.
function clean(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\0", "");
  if (Array.isArray(value)) return value.map(clean);
  return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clean(one)])) : value;
}

/** ISO 8601 with milliseconds and the offset of this device. */
export function stamp(at: Date): string {
  const offset = -at.getTimezoneOffset();
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, "0");
  return `${new Date(at.getTime() + offset * 60_000).toISOString().slice(0, -1)}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}
