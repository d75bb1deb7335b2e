// Opens and closes the device: its secret lies here wrapped under the person's code, and with the server.
import { fromBase64, keyOf, keyOfCode, random, seal, unseal } from "./crypto.ts";
import { ask, hold, letGo } from "./holder.ts";
import { readMark } from "./mark.ts";
import { CODE_SHORT, FieldProblem, LOCKED, NOT_YOURS, WAIT, WITHDRAWN } from "./problems.ts";
import { type Server, meaning } from "./server.ts";
import { type Database, type DeviceRow, meta, setMeta } from "./store.ts";
import type { Door } from "./types.ts";

export const LEAST = 6; // letters of a code
const ROUNDS = 600_000;
const FREE_TRIES = 5;
const FIRST_WAIT = 30_000; // milliseconds, doubled with each further wrong code
const LONGEST_WAIT = 60 * 60_000;
const MINUTES = 5; // in the background until it locks itself, unless set otherwise
const PATIENCE = 30 * 60_000; // a file on its way may finish meanwhile
const PLACE = "secret";
const USED = 60_000; // milliseconds: while it is in sight it is in use, and the few minutes begin anew

export class DeviceDoor implements Door {
  private opened: CryptoKey | null = null;
  private row: DeviceRow | null = null;
  private hidden = 0;
  private timer = 0;
  busy: () => boolean = () => false; // something is on its way
  onopen: (key: CryptoKey) => Promise<void> = () => Promise.resolve();
  onlock: () => void = () => undefined;

  constructor(private db: Database, private server: Server) {
    document.addEventListener("visibilitychange", () => this.seen());
    setInterval(() => document.visibilityState === "visible" && this.lend(), USED);
  }

  /** Opened without the code when the app was only loaded anew, and the person wants it so. */
  async resume(): Promise<void> {
    await this.load();
    const key = this.row?.wrapped && !(await this.askAlways()) ? await ask(this.row.key) : null;
    if (key && !this.opened) await this.open(key);
  }

  // The worker of the app holds the key for some minutes from now on.
  private lend(): void {
    const key = this.opened;
    if (key) void this.askAlways().then((always) => { if (!always && this.opened === key) void hold(this.device, key); });
  }

  /** Whether every opening asks for the code. */
  async askAlways(on?: boolean): Promise<boolean> {
    if (on !== undefined) await setMeta(this.db, "askAlways", on);
    if (on) void letGo();
    else if (on === false) this.lend();
    return (await meta<boolean>(this.db, "askAlways")) ?? false;
  }

  async load(): Promise<void> {
    this.row = (await meta<DeviceRow>(this.db, "device")) ?? null;
  }

  get device(): string {
    return this.row?.key ?? "";
  }

  get person(): string {
    return this.row?.person ?? "";
  }

  get key(): CryptoKey {
    if (!this.opened) throw new FieldProblem(LOCKED);
    return this.opened;
  }

  get isOpen(): boolean {
    return this.opened !== null;
  }

  async state(): Promise<"new" | "locked" | "open"> {
    if (this.opened) return "open";
    await this.load();
    return this.row?.salt ? "locked" : "new";
  }

  /** The number of the device is kept before it is told, so that a call that broke off can be made again. */
  async register(name: string, code: string): Promise<void> {
    enough(code);
    const me = await this.server.me();
    const begun = (await meta<{ key: string; person: string }>(this.db, "begun")) ?? { key: readMark()?.device ?? crypto.randomUUID(), person: me.person };
    await setMeta(this.db, "begun", begun);
    const told = await this.announced(begun.key, name);
    await this.keep({ key: told.key, name, person: me.person, withdrawn: false }, told.secret, code);
    await setMeta(this.db, "begun", undefined);
  }

  // The same device again when its browser lost its data; another person's is left alone and this one is new.
  private async announced(key: string, name: string): Promise<{ key: string; secret: string }> {
    const asked = { key, name, platform: navigator.userAgent.slice(0, 200) };
    const answer = await this.server.ask("POST", "/field/devices/", asked);
    const secret = (answer.body as { secret?: string } | null)?.secret;
    if (answer.status < 300 && secret) return { key, secret };
    if (![403, 404, 409].includes(answer.status) || key !== readMark()?.device) throw meaning(answer);
    const fresh = crypto.randomUUID();
    await setMeta(this.db, "begun", { key: fresh, person: "" });
    return { key: fresh, secret: ((await this.server.json("POST", "/field/devices/", { ...asked, key: fresh })) as { secret: string }).secret };
  }

  private async keep(who: Pick<DeviceRow, "key" | "name" | "person" | "withdrawn">, secret: string, code: string): Promise<void> {
    const raw = fromBase64(secret);
    const salt = random(16);
    const wrapped = await seal(await keyOfCode(code, salt, ROUNDS), PLACE, raw);
    const row: DeviceRow = { ...who, salt, rounds: ROUNDS, wrapped, tries: 0, until: 0 };
    await setMeta(this.db, "device", row);
    this.row = row;
    await this.open(await keyOf(raw));
    raw.fill(0);
  }

  private async open(key: CryptoKey): Promise<void> {
    this.opened = key;
    this.lend();
    await this.onopen(key);
  }

  /** False when the code is wrong. After some wrong ones it must wait, longer each time. */
  async unlock(code: string): Promise<boolean> {
    await this.load();
    const row = this.row;
    if (!row?.wrapped) throw new FieldProblem(row?.withdrawn ? WITHDRAWN : LOCKED);
    const wait = Math.min(row.until - Date.now(), LONGEST_WAIT);
    if (wait > 0) throw new FieldProblem(WAIT, { seconds: Math.ceil(wait / 1000) });
    await this.save({ ...row, ...tried(row.tries + 1) }); // counted before it is tried: a kill gives no try back
    const raw = await unseal(await keyOfCode(code, row.salt, row.rounds), PLACE, row.wrapped).catch(() => null);
    if (!raw) return false;
    await this.load(); // reckoning took a while: another window may have been told meanwhile that access was taken back
    if (!this.row?.wrapped) throw new FieldProblem(WITHDRAWN);
    await this.save({ ...this.row, tries: 0, until: 0 });
    await this.open(await keyOf(raw));
    raw.fill(0);
    return true;
  }

  async unlockOnline(newCode: string): Promise<void> {
    enough(newCode);
    await this.load();
    const row = this.row;
    if (!row) throw new FieldProblem(LOCKED);
    const me = await this.server.me();
    if (row.person && me.person && row.person !== me.person) throw new FieldProblem(NOT_YOURS);
    const { secret } = (await this.server.json("POST", `/field/devices/${row.key}/secret/`)) as { secret: string };
    await this.keep({ key: row.key, name: row.name, person: row.person || me.person, withdrawn: false }, secret, newCode);
  }

  lock(): void {
    void letGo();
    if (!this.opened) return;
    this.opened = null;
    this.onlock();
  }

  /** Access was taken back: what is here stays, and cannot be read any more until the server gives the secret again. */
  async withdraw(): Promise<void> {
    if (this.row) await this.save({ ...this.row, wrapped: null, withdrawn: true });
    this.lock();
  }

  private async save(row: DeviceRow): Promise<void> {
    await setMeta(this.db, "device", row);
    this.row = row;
  }

  /** Minutes in the background after which it locks itself; 0 for never. */
  async lockAfter(minutes?: number): Promise<number> {
    if (minutes !== undefined) await setMeta(this.db, "lockAfter", minutes);
    return (await meta<number>(this.db, "lockAfter")) ?? MINUTES;
  }

  private seen(): void {
    clearTimeout(this.timer);
    if (document.visibilityState === "hidden") {
      this.lend();
      this.hidden = Date.now();
      void this.lockAfter().then((minutes) => { if (minutes && this.hidden) this.timer = window.setTimeout(() => this.late(minutes), minutes * 60_000); });
    } else if (this.hidden) {
      const away = Date.now() - this.hidden;
      this.hidden = 0;
      void this.lockAfter().then((minutes) => { if (minutes && away > minutes * 60_000) this.lock(); });
    }
  }

  private late(minutes: number): void {
    if (!this.hidden) return;
    const waits = this.busy() && Date.now() - this.hidden < minutes * 60_000 + PATIENCE;
    if (waits) this.timer = window.setTimeout(() => this.late(minutes), 15_000);
    else this.lock();
  }
}

function enough(code: string): void {
  if ([...code.trim()].length < LEAST) throw new FieldProblem(CODE_SHORT, { least: LEAST });
}

function tried(tries: number): Pick<DeviceRow, "tries" | "until"> {
  const over = tries - FREE_TRIES;
  return { tries, until: over < 0 ? 0 : Date.now() + Math.min(FIRST_WAIT * 2 ** over, LONGEST_WAIT) };
}
