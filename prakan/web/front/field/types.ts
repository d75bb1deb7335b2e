// What the field app keeps and says: the shapes that its log, its line to the server and its pages share.

export interface FileRef { id: string; role: "original" | "poster"; name: string; type: string; size: number; sha256: string }
export interface Place { lat: number; lon: number; m: number }
export type Step =
  | "score.save" | "score.hand_in" | "score.attach" | "score.finding" | "score.finding_edit" | "score.finding_remove"
  | "visit.record" | "field.choose";

/** One entry as recorded: docs/reference/field-protocol.md. Its text never changes. */
export interface Entry {
  format: 1; id: string; device: string; seq: number; prev: string; case: number; step: Step; target: string;
  parent: string; base: number; data: Record<string, unknown>; at: string;
  clock: { ahead: number | null; boot: string; up: number }; place: Place | null; files: FileRef[];
}

/** What a page gives to be recorded; the log adds the rest. `files` are read in pieces, never whole. */
export interface Draft {
  case: number; step: Step; target?: string; parent?: string; base?: number; data: Record<string, unknown>;
  place?: Place | null; files?: { role: FileRef["role"]; name: string; type: string; blob: Blob }[];
  ends?: { name: string; left: Begun | null }; // what was begun and ends with this entry, in the same stroke; `left` goes on
}

/** A file of what was begun. `cut`: it was still being recorded when it was written here. */
export interface BegunFile { id: string; name: string; type: string; size: number; cut: boolean }

/** What was begun in a form and is no entry yet: it lies here sealed, goes on from what it was begun from, and is never sent. */
export interface Begun {
  name: string; case: number; way: string; at: string; from: { parent: string; base: number } | null; first: string;
  value: Record<string, unknown>; files: BegunFile[];
}

export interface Problem { code: string; what: string; next: string }
/** unsent: only here. sent: the server has the entry, not all of its files. confirmed: it has all, digests equal. */
export type State = "unsent" | "sent" | "confirmed";
export type Result = "" | "done" | "waiting" | "conflict" | "refused";

/** An entry with what is known of it. `bytes` counts its files, `gone` those that the server holds with equal digest. */
export interface Kept {
  entry: Entry; digest: string; state: State; result: Result; problem: Problem | null; made: Record<string, unknown>;
  bytes: number; gone: number; sentAt: string; confirmedAt: string;
  files: (FileRef & { held: boolean; offset: number; here: boolean; ended?: boolean; refused?: boolean })[]; // here: its bytes are still on the device; ended: nobody waits for it any more; refused: the server does not take them
}

export interface Count { entries: number; bytes: number }
/** collected = unsent + sent + confirmed, always; `refused` and `conflicts` are among the confirmed. */
export interface Ledger {
  collected: Count; unsent: Count; sent: Count; confirmed: Count; refused: number; conflicts: number;
  free: number | null; persisted: boolean; lost: number; // lost: entries that this browser knows it had and has no more
  elsewhere: number; // entries of this device that only the server has: it was put back to an older state
}

export interface Words { th: string; en: string }
export type Online = "offline" | "thin" | "wide"; // wide: not metered, so video may go

/** The log: written before a promise is kept, encrypted, only added to. Every failure is a Problem (`FieldProblem`). */
export interface FieldLog {
  readonly device: string;
  record(draft: Draft): Promise<Kept>; // resolves once it is durable; throws FieldProblem when the device is full
  all(caseId: number): Promise<Kept[]>;
  every(): Promise<Kept[]>; // of all cases, oldest first
  one(id: string): Promise<Kept | null>;
  heads(caseId: number): Promise<Map<string, Kept>>; // by target, the latest version of this device
  ledger(caseId?: number): Promise<Ledger>;
  blob(fileId: string): Promise<Blob | null>; // null when its bytes have been let go
  letGo(): Promise<number>; // frees bytes of confirmed files; returns how many
  rescue(caseId?: number): Promise<{ name: string; blob: Blob }>; // everything that is not confirmed
  onchange(hear: () => void): () => void;
}

/** What was begun: on the disk as it is typed and recorded. */
export interface Beginnings {
  all(): Promise<Begun[]>; // oldest first
  put(begun: Begun): Promise<void>;
  drop(name: string): Promise<void>; // with its files
  add(file: string, n: number, piece: Blob): Promise<void>; // a recording, as it runs
  take(file: string, whole: Blob): Promise<void>;
  blob(file: BegunFile): Promise<Blob | null>; // as far as it is here
}

/** Sends what is unsent whenever there is a line; says what it is doing. */
export interface Sync {
  readonly online: Online;
  readonly doing: { id: string; file: string; sent: number; size: number } | null;
  readonly problem: Problem | null; // FIELD-070 signed out, FIELD-071 app too old, FIELD-072 device withdrawn, …
  now(): Promise<void>;
  anyway(): Promise<void>; // videos too, although the line is thin; until the page is closed
  start(): void;
  stop(): void;
  onchange(hear: () => void): () => void;
}

/** Opens and closes the device: its secret lies wrapped under a code, and with the server. */
export interface Door {
  state(): Promise<"new" | "locked" | "open">;
  register(name: string, code: string): Promise<void>; // online
  unlock(code: string): Promise<boolean>;
  unlockOnline(newCode: string): Promise<void>; // forgotten code: the secret comes from the server
  lock(): void;
  askAlways(on?: boolean): Promise<boolean>; // whether a reload within some minutes asks for the code as well
}

/** coming: its worker is being installed. lacking: this browser could not keep it, so it opens only on a line. */
export type AtHome = "kept" | "coming" | "lacking";
/** Whether the app itself is on the device, so that it opens without a line; null until it is known. */
export interface AppHome {
  readonly known: AtHome | null;
  look(): Promise<void>; // anew; whoever hears is told when it is otherwise than before
  onchange(hear: () => void): () => void;
}

/** Packages of visits: fetched online, kept encrypted. */
export interface Packages {
  list(): Promise<{ case: number; number: string; name: Words; starts: string; ends: string; at: string; bytes: number }[]>;
  get(caseId: number): Promise<Package | null>;
  fetch(caseId: number, files: number[], told: (done: number, of: number) => void): Promise<Package>; // files of the SAR too
  file(caseId: number, fileId: number): Promise<Blob | null>;
  drop(caseId: number): Promise<void>;
}

export interface Choice { mark: string; name: Words; rubric: Words }
export interface Indicator { code: string; name: Words; note: Words; collect: { method: string; name: Words; source: Words }[]; choices: Choice[]; number?: { least: string | null; most: string | null; unit: Words } | null }
export interface Package {
  format: 1;
  case: { id: number; number: string; institution: { name: Words; place: Words }; level: Words; mode: string; starts: string; ends: string; demo: boolean };
  team: { assessor: number; name: string; seat: string; me: boolean }[];
  pack: { code: string; digest: string; standards: { code: string; name: Words; indicators: Indicator[] }[] };
  sar: { answers: { code: string; name: Words; text: string }[]; files: { id: number; title: string; name: string; type: string; size: number; page: number | null; second: number | null; code: string; url: string }[] };
  past: { year: number; overall: Words; outcomes: { code: string; name: Words }[] }[];
  shares: Record<string, number>;
  mine: { marks: Record<string, { mark: string; reason: string; evidence: string[]; revision: number }>; handed_in_at: string };
  agenda: { key: string; text: string }[];
  evidence: { key: string; kind: string; title: string; note: string; code: string; by: string; at: string; size: number }[];
  findings: { key: string; kind: string; code: string; text: string; by: string; revision: number }[];
  records: { kind: string; part: string; version: number; content: Record<string, unknown>; by: string; at: string }[];
  conflicts: { id: number; target: string; standing: Record<string, unknown>; arrived: Record<string, unknown> }[];
}
