// The log as it is read: texts from the disk once, states each time; what the server answered is noted here.
import { type Checked, type Held, arrived, check, placeOf, readEntry, stateOf } from "./check.ts";
import { bytesOf, digestOf, seal } from "./crypto.ts";
import type { DeviceDoor } from "./door.ts";
import { type Mark, readMark, writeMark } from "./mark.ts";
import { type BegunRow, type Database, type EntryRow, type FileState, type StateRow, type Writing, setMeta, write } from "./store.ts";
import type { Entry, Kept, Problem, Result } from "./types.ts";

const LOG = "prakan-field-log";
const CHANNEL = "prakan-field";
const FARTHEST = 100_000; // numbers that a log can be behind: more is no log
export interface Answered { id: string; seq?: number; result: string; problem?: Problem; made?: Record<string, unknown>; missing?: string[]; stored?: boolean; ended?: string[]; file?: string }

export class Book {
  private held = new Map<number, Held>();
  private checked: Checked | null = null;
  private hearers = new Set<() => void>();
  private channel = new BroadcastChannel(CHANNEL);

  constructor(readonly db: Database, readonly door: DeviceDoor) {
    this.channel.onmessage = () => this.call();
  }

  open(key: CryptoKey): Promise<void> {
    return navigator.locks.request(LOG, async () => {
      this.checked = await check(this.db, key, this.door.device);
      this.held = this.checked.held;
      if (this.checked.head.seq) writeMark(this.checked.head);
    });
  }

  close(): void {
    this.held.clear();
    this.call();
  }

  get lost(): number {
    return this.checked?.lost.length ?? 0;
  }

  /** Entries of this device that are with the server and not here: it was put back to an older state, or cleared. */
  get elsewhere(): number {
    return this.checked?.elsewhere ?? 0;
  }

  get faults(): { aside: number; loose: number[]; lost: number[] } {
    return { aside: this.checked?.aside ?? 0, loose: this.checked?.loose ?? [], lost: this.checked?.lost ?? [] };
  }

  onchange(hear: () => void): () => void {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  }

  private call(): void {
    for (const hear of this.hearers) hear();
  }

  changed(): void {
    this.call();
    this.channel.postMessage("changed");
  }

  /** Give the entry its number and its link, and put it on the disk with its state: one of two tabs at a time. */
  add(make: (seq: number, prev: string) => Entry, ends?: { name: string; left: BegunRow | null }): Promise<Held> {
    const { key, device } = this.door;
    return navigator.locks.request(LOG, async () => {
      const head = await this.head();
      const entry = make(head.seq + 1, head.digest);
      const body = JSON.stringify(entry);
      const held = { entry, body, digest: digestOf(body) };
      const sealed = await seal(key, placeOf(entry.seq), bytesOf(JSON.stringify({ body, digest: held.digest })));
      const row: EntryRow = { seq: entry.seq, id: entry.id, case: entry.case, digest: held.digest, sealed };
      await write(this.db, ["entries", "states", "begun"], (tx) => Promise.all([
        tx.objectStore("entries").add(row), tx.objectStore("states").add(stateOf(entry)), ends && ending(tx, ends),
      ]));
      writeMark({ device, seq: entry.seq, digest: held.digest });
      this.held.set(entry.seq, held);
      return held;
    });
  }

  async head(): Promise<Mark> {
    const last = await this.db.transaction("entries").store.openCursor(null, "prev");
    const here = { device: this.door.device, seq: last?.value.seq ?? 0, digest: last?.value.digest ?? "" };
    const known = [this.checked?.head, readMark()].filter((mark): mark is Mark => mark?.device === here.device);
    return known.reduce((one, other) => (other.seq > one.seq ? other : one), here);
  }

  async text(seq: number): Promise<Held> {
    const known = this.held.get(seq);
    if (known) return known;
    const row = await this.db.get("entries", seq);
    if (!row) throw new Error(`no entry ${seq}`);
    const read = await readEntry(this.door.key, row);
    this.held.set(seq, read);
    return read;
  }

  async kept(row: StateRow): Promise<Kept> {
    const { entry, digest } = await this.text(row.seq);
    const files = entry.files.map((file) => ({ ...file, ...pick(row.files.find((one) => one.id === file.id)) }));
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    const gone = files.reduce((sum, file) => sum + (file.held ? file.size : 0), 0);
    const { state, result, problem, made, sentAt, confirmedAt } = row;
    return { entry, digest, state, result, problem, made, bytes, gone, sentAt, confirmedAt, files };
  }

  async ofCase(caseId: number): Promise<Kept[]> {
    const rows = await this.db.getAllFromIndex("states", "case", caseId);
    return Promise.all(rows.sort((one, other) => one.seq - other.seq).map((row) => this.kept(row)));
  }

  async every(): Promise<Kept[]> {
    return Promise.all((await this.states()).map((row) => this.kept(row))); // in the order of their numbers
  }

  async one(id: string): Promise<Kept | null> {
    const row = await this.db.getFromIndex("states", "id", id);
    return row ? this.kept(row) : null;
  }

  states(): Promise<StateRow[]> {
    return this.db.getAll("states");
  }

  /** Note all answers of a batch in one transaction. */
  async note(answers: Answered[], at: string): Promise<void> {
    await write(this.db, ["states"], async (tx) => {
      const room = tx.objectStore("states");
      for (const answer of answers) {
        const row = await room.index("id").get(answer.id);
        if (row) await room.put(answeredRow(row, answer, at));
      }
    });
    this.changed();
  }

  /** Change states within one transaction; what `how` gives back is put there, null leaves it as it is. */
  async change(seqs: number[] | null, how: (row: StateRow) => StateRow | null): Promise<void> {
    await write(this.db, ["states"], async (tx) => {
      const room = tx.objectStore("states");
      const rows = seqs ? await Promise.all(seqs.map((seq) => room.get(seq))) : await room.getAll();
      for (const row of rows) {
        const made = row && how(row);
        if (made) await room.put(made);
      }
    });
    this.changed();
  }

  noteFile(seq: number, id: string, change: Partial<FileState>): Promise<void> {
    return this.change([seq], (row) => ({ ...row, files: row.files.map((file) => (file.id === id ? { ...file, ...change } : file)) }));
  }

  /** What the server knows of this log (its last number, all ids) beside what is here: a device that was put back from
      a backup goes on after the last number that was ever used, and says what is no longer here. */
  async beside(last: number, ids: Set<string>): Promise<void> {
    await navigator.locks.request(LOG, async () => {
      const head = await this.head();
      if (!this.checked || last <= head.seq || last - head.seq > FARTHEST) return;
      for (let seq = head.seq + 1; seq <= last; seq += 1) this.checked.lost.push(seq);
      this.checked.head = { ...head, seq: last };
      writeMark(this.checked.head);
    });
    const aside = (await this.db.getAll("aside")).map((row) => row.row.id);
    const here = new Set([...(await this.states()).map((row) => row.id), ...aside]);
    const elsewhere = [...ids].filter((id) => !here.has(id)).length;
    if (!this.checked || elsewhere === this.checked.elsewhere) return;
    this.checked.elsewhere = elsewhere;
    await setMeta(this.db, "elsewhere", elsewhere);
    this.changed();
  }

  /** The server has these numbers although they are not here: they are not lost. */
  async found(seqs: number[]): Promise<void> {
    const lost = this.checked?.lost ?? [];
    const back = seqs.filter((seq) => lost.includes(seq));
    if (!this.checked || !back.length) return;
    await arrived(this.db, back);
    this.checked.lost = lost.filter((seq) => !back.includes(seq));
    this.changed();
  }
}

/** An entry as it stands right after its stroke, also once the device was locked. */
export function recorded({ entry, digest }: Held): Kept {
  const { state, result, problem, made, sentAt, confirmedAt, files } = stateOf(entry);
  const whole = entry.files.map((file, n) => ({ ...file, ...pick(files[n]) }));
  return { entry, digest, state, result, problem, made, bytes: whole.reduce((sum, file) => sum + file.size, 0), gone: 0, sentAt, confirmedAt, files: whole };
}

// What was begun ends in the stroke that makes the entry: a kill leaves neither both nor none.
const ending = (tx: Writing, { name, left }: { name: string; left: BegunRow | null }) => (left ? tx.objectStore("begun").put(left) : tx.objectStore("begun").delete(name));

function pick(file: FileState | undefined): { held: boolean; offset: number; here: boolean; ended: boolean; refused: boolean } {
  return { held: file?.held ?? false, offset: file?.offset ?? 0, here: file?.here ?? false, ended: file?.ended ?? false, refused: file?.refused ?? false };
}

// The server has had the bytes of such a file and they are not what the entry says: sending them again helps nobody.
const NOT_SO = "FIELD-028";
const STORED = new Set(["done", "already_done", "waiting", "conflict", "refused"]);

// Why a file did not come across holds until it does: that the server waits for it is no news.
const stillWhy = (row: StateRow, answer: Answered, missing: Set<string>) =>
  row.state === "sent" && answer.result === "waiting" && missing.size && row.files.every((file) => file.held !== missing.has(file.id)) ? row.problem : null;

/** Confirmed only when the server has the entry and waits for none of its files, or will never take them. */
function answeredRow(row: StateRow, answer: Answered, at: string): StateRow {
  const stored = STORED.has(answer.result) && (answer.result === "refused" ? answer.stored === true : answer.stored !== false);
  if (!stored) return { ...row, problem: answer.problem ?? row.problem };
  const missing = new Set(answer.missing ?? []);
  const ended = new Set(answer.ended ?? []), notSo = answer.problem?.code === NOT_SO;
  const files = row.files.map((file) => ({
    ...file, held: !missing.has(file.id), offset: missing.has(file.id) ? file.offset : file.size, ended: ended.has(file.id),
    refused: file.refused === true || (notSo && answer.file === file.id),
  }));
  const whole = (answer.result === "refused" && notSo) || (missing.size === ended.size && answer.result !== "waiting");
  const result = (answer.result === "already_done" ? "done" : answer.result) as Result;
  return {
    ...row, files, result, problem: answer.problem ?? stillWhy(row, answer, missing), made: answer.made ?? row.made, state: whole ? "confirmed" : "sent",
    sentAt: row.sentAt || at, confirmedAt: whole ? row.confirmedAt || at : "",
  };
}
