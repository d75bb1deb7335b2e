// The line: sends entries in their order, then files, photos first; goes on after a break, a kill or a new sign-in.
import type { Answered, Book } from "./book.ts";
import { APP_OLD, FILE_CHANGED, FieldProblem, LOCKED, NOT_YOURS, NO_ANSWER, NO_LINE, SERVER_FULL, SIGNED_OUT, TOO_QUICK, WITHDRAWN } from "./problems.ts";
import { type Batch, batchOf, order } from "./batches.ts";
import { connection } from "./online.ts";
import { Pace } from "./pace.ts";
import { GOES_ON, send } from "./sending.ts";
import type { Server } from "./server.ts";
import { type FileState, type StateRow, setMeta } from "./store.ts";
import { stamp } from "./log.ts";
import type { DeviceLog } from "./log.ts";
import type { Online, Problem, Sync } from "./types.ts";

const LINE = "prakan-field-line";
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 5 * 60_000;
const STORE_AWAY = "FILE-018"; // as the server numbers it: no file is kept now, and whoever waits is told at once
const OFTEN = 3; // tries without anything across until the entry of such a file says why
const REST = 60_000; // between two looks when all is sent
const PAGE = 500; // of the server's ledger
const WAITS_FOR_PERSON = new Set([SIGNED_OUT, APP_OLD, WITHDRAWN, NOT_YOURS]);
const WAITS_FOR_SERVER = new Set([NO_LINE, NO_ANSWER, SERVER_FULL, TOO_QUICK, ...WAITS_FOR_PERSON]);

export class Line implements Sync {
  online: Online = connection();
  doing: Sync["doing"] = null;
  problem: Problem | null = null;
  private hearers = new Set<() => void>();
  private running: Promise<void> | null = null;
  private again = false;
  private timer = 0;
  private fails = 0; // since something came across
  private pace = new Pace();
  private compared = false;
  private any = false;
  private started: AbortController | null = null;
  private upload = new AbortController();
  private tried = new Set<string>();
  private stood = false; // a file of this round goes on where the server stands: soon, and after the others

  constructor(private book: Book, private log: DeviceLog, private server: Server) {}

  onchange(hear: () => void): () => void {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  }

  private say(change: Partial<Pick<Line, "online" | "doing" | "problem">>): void {
    Object.assign(this, change);
    for (const hear of this.hearers) hear();
  }

  start(): void {
    if (this.started) return;
    this.started = new AbortController();
    const ear = { signal: this.started.signal };
    const go = () => void this.now();
    addEventListener("online", go, ear);
    addEventListener("offline", () => this.say({ online: "offline" }), ear);
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") go(); }, ear);
    navigator.serviceWorker?.addEventListener("message", (event) => { if (event.data === "prakan-field-sync") go(); }, ear);
    this.started.signal.addEventListener("abort", this.log.onchange(() => { if (!this.running) this.later(200); }));
    go();
  }

  /** The device was opened again: what waited goes on. */
  resume(): void {
    if (this.started) void this.now();
  }

  stop(): void {
    this.started?.abort();
    this.started = null;
    clearTimeout(this.timer);
    this.halt();
  }

  /** What is on its way stops where it is: the device was locked. */
  halt(): void {
    this.upload.abort();
    this.upload = new AbortController();
  }

  async anyway(): Promise<void> {
    this.any = true;
    await this.now();
  }

  /** Resolves when nothing more can be sent just now. Never throws: what is wrong stands in `problem`. */
  now(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    clearTimeout(this.timer);
    this.running = this.rounds().finally(() => { this.running = null; this.say({ doing: null }); });
    return this.running;
  }

  private async rounds(): Promise<void> {
    do {
      this.again = false;
      await navigator.locks.request(LINE, { ifAvailable: true }, async (mine) => { if (mine) await this.round(); else this.later(REST); });
    } while (this.again && !this.problem);
  }

  private async round(): Promise<void> {
    if (!this.book.door.isOpen) return;
    if (!navigator.onLine) return this.say({ online: "offline" });
    this.tried.clear();
    this.stood = false;
    try {
      await this.greet();
      if (!this.compared) await this.compare();
      let moved = false;
      while (await this.something()) moved = true;
      if ((await this.book.states()).some(waitsForOthers)) await this.compare();
      if (moved) await this.batch(await batchOf(this.book, this.log, [], 0)); // the office reads the ledger as it stands now
      if (!this.stood) this.fails = 0;
      this.say({ problem: null });
      this.later(this.stood ? this.pause() : REST);
    } catch (error) {
      await this.failed(error instanceof FieldProblem ? error : new FieldProblem(NO_ANSWER, { why: String(error) }));
    }
  }

  private async greet(): Promise<void> {
    const me = await this.server.me();
    await setMeta(this.book.db, "ahead", me.ahead);
    const mine = this.book.door.person;
    if (mine && me.person && mine !== me.person) throw new FieldProblem(NOT_YOURS);
    if (me.withdrawn.includes(this.log.device)) throw new FieldProblem(WITHDRAWN); // also when there is nothing to send
    this.say({ online: connection(), problem: null });
  }

  /** Ask what became of all entries: after a kill, another tab, or a server that was put back to an older state. */
  private async compare(): Promise<void> {
    const there = new Set<string>();
    const seqs: number[] = [];
    for (let after = 0; ; ) {
      const told = (await this.server.json("GET", `/field/ledger/?after=${after}`)) as { server_at?: string; head?: number; items: (Answered & { seq: number })[] };
      await this.book.note(told.items.map((item) => ({ ...item, stored: true })), told.server_at ?? stamp(new Date()));
      for (const item of told.items) there.add(item.id), seqs.push(item.seq);
      after = Math.max(after, ...told.items.map((item) => item.seq));
      if (told.items.length >= PAGE) continue;
      await this.book.beside(Math.max(after, told.head ?? 0), there);
      break;
    }
    await this.book.found(seqs);
    await this.book.change(null, (row) => (row.state === "unsent" || there.has(row.id) ? null : { ...row, state: "unsent", result: "", confirmedAt: "", files: row.files.map((file) => ({ ...file, held: false })) }));
    this.compared = true;
  }

  /** One batch or one file; false when there is nothing that may go now. */
  private async something(): Promise<boolean> {
    if (!this.book.door.isOpen) throw new FieldProblem(LOCKED);
    const rows = await this.book.states();
    const waiting = rows.filter((row) => row.state === "unsent" && !this.tried.has(row.id));
    if (waiting.length) {
      await this.batch(await batchOf(this.book, this.log, waiting, this.pace.items));
      return true;
    }
    const next = order(rows, this.any || connection() === "wide").find(({ file }) => !this.tried.has(file.id));
    if (next) await this.file(next.row, next.file);
    return next !== undefined;
  }

  private async batch(batch: Batch): Promise<void> {
    const asked = this.server.json("POST", "/field/batches/", batch.body);
    const many = batch.ids.length;
    asked.then(() => this.pace.batch(true, many), (error: unknown) => { if (error instanceof FieldProblem && error.code === NO_LINE) this.pace.batch(false, many); });
    const told = (await asked) as { server_at?: string; items: Answered[] };
    if (many) this.fails = 0;
    for (const id of batch.ids) this.tried.add(id);
    await this.book.note(told.items, told.server_at ?? stamp(new Date()));
  }

  private async file(row: StateRow, state: FileState): Promise<void> {
    const file = (await this.book.text(row.seq)).entry.files.find((one) => one.id === state.id);
    if (!file) return void this.tried.add(state.id);
    const note = (change: Partial<FileState>) => this.book.noteFile(row.seq, state.id, change);
    this.say({ doing: { id: row.id, file: file.id, sent: state.offset, size: file.size } });
    try {
      const upload = await send({
        db: this.book.db, key: this.book.door.key, server: this.server, pace: this.pace, file, url: state.upload, signal: this.upload.signal,
        began: (url) => void note({ upload: url }),
        went: (sent) => this.say({ doing: { id: row.id, file: file.id, sent, size: file.size } }),
        kept: (offset) => { this.fails = 0; void note({ offset }); if (row.problem) void this.unsay(row); },
      });
      this.tried.add(state.id);
      await this.tell(file.id, upload, row);
    } catch (error) {
      if (!(error instanceof FieldProblem) || concernsAll(error)) throw error;
      this.tried.add(state.id); // of this file only: it stays, its entry says why, and the others go on
      const goesOn = GOES_ON.has(error.code);
      if (goesOn) this.stood = true;
      if (!goesOn || error.code === STORE_AWAY || this.fails >= OFTEN) await this.book.change([row.seq], (now) => ({ ...now, problem: error.problem }));
      if (error.code === FILE_CHANGED || (error.code.startsWith("UPLOAD-") && !goesOn)) await note({ upload: "", offset: 0 });
    }
  }

  // More of it came across: what stopped it before does no longer.
  private async unsay(row: StateRow): Promise<void> {
    row.problem = null;
    await this.book.change([row.seq], (now) => ({ ...now, problem: null }));
  }

  private async tell(file: string, upload: string, row: StateRow): Promise<void> {
    const told = (await this.server.json("POST", "/field/files/", { items: [{ file, upload }] })) as { server_at?: string; items: (Answered & { held?: boolean })[] };
    this.fails = 0;
    await this.book.note(told.items.map((item) => ({ ...item, id: item.id || row.id })), told.server_at ?? stamp(new Date()));
    const anew = (item: Answered & { held?: boolean }) => item.held === false && !GOES_ON.has(item.problem?.code ?? "");
    if (told.items.some(anew)) await this.book.noteFile(row.seq, file, { upload: "", offset: 0 });
  }

  private async failed(error: FieldProblem): Promise<void> {
    if (error.code === LOCKED) return;
    this.compared = false;
    if (error.code === WITHDRAWN) await this.book.door.withdraw();
    this.say({ problem: error.code === NO_LINE ? null : error.problem, online: error.code === NO_LINE ? "offline" : connection() });
    if (WAITS_FOR_PERSON.has(error.code)) return;
    this.later(Math.max(this.pause(), Number(error.values["wait"] ?? 0)));
    void askBack();
  }

  /** Milliseconds until it is tried again: longer each time that nothing came across. */
  private pause(): number {
    const wait = Math.min(FIRST_WAIT * 2 ** this.fails, LONGEST_WAIT) * (0.5 + Math.random());
    this.fails = Math.min(this.fails + 1, 10);
    return wait;
  }

  private later(wait: number): void {
    if (!this.started) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.now(), wait);
  }
}

// All of it is there, and it cites what came after it: only the server's ledger tells that it was done since.
const waitsForOthers = (row: StateRow) => row.state === "sent" && row.files.every((file) => file.held);
const concernsAll = (error: FieldProblem) => WAITS_FOR_SERVER.has(error.code) || Number(error.values["status"] ?? 0) >= 500;

// Where the browser can wake the app when the line is back, it is asked to.
async function askBack(): Promise<void> {
  const found = await navigator.serviceWorker?.getRegistration("/field/");
  const waker = (found as unknown as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync;
  await waker?.register("prakan-field").catch(() => undefined);
}
