// The rooms of the device's database, and writing in them so that what was promised is on the disk.
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames, openDB } from "idb";
import type { Bytes } from "./crypto.ts";
import { DEVICE_FULL, FieldProblem, OTHER_TAB, UNABLE, isFull } from "./problems.ts";
import type { FileRef, Problem, Result, State } from "./types.ts";

/** The text of an entry, sealed. Only ever added. */
export interface EntryRow { seq: number; id: string; case: number; digest: string; sealed: Bytes }

export interface FileState { id: string; role: FileRef["role"]; type: string; size: number; held: boolean; offset: number; here: boolean; upload: string;
  ended?: boolean; // nobody waits for it any more; should its bytes be here, they go out all the same
  refused?: boolean; // the server has had its bytes and does not take them
}

/** What is known of an entry; may change. */
export interface StateRow {
  seq: number; id: string; case: number; state: State; result: Result; problem: Problem | null; made: Record<string, unknown>;
  sentAt: string; confirmedAt: string; files: FileState[];
}

export interface PieceRow { file: string; n: number; sealed: Bytes }
/** What was begun, sealed; ids of its files are plain so that a sweep spares them without the secret. */
export interface BegunRow { name: string; case: number; at: string; files: string[]; sealed: Bytes }
export interface AsideRow { seq: number; why: string; row: EntryRow; state: StateRow | null; at: string }
export interface PackageRow { case: number; tag: string; at: string; bytes: number; sealed: Bytes; files: number[] }

export interface DeviceRow {
  key: string; name: string; person: string; salt: Bytes; rounds: number; wrapped: Bytes | null; tries: number; until: number;
  withdrawn: boolean;
}

interface Schema extends DBSchema {
  entries: { key: number; value: EntryRow; indexes: { id: string; case: number } };
  states: { key: number; value: StateRow; indexes: { id: string; case: number } };
  pieces: { key: [string, number]; value: PieceRow };
  aside: { key: number; value: AsideRow };
  packages: { key: number; value: PackageRow };
  begun: { key: string; value: BegunRow };
  meta: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;
export type Room = StoreNames<Schema>;
export type Writing = IDBPTransaction<Schema, Room[], "readwrite">;
export const NAME = "prakan-field";
const VERSION = 2;

export async function openStore(): Promise<Database> {
  if (!globalThis.indexedDB || !globalThis.crypto?.subtle || !globalThis.navigator?.locks) throw new FieldProblem(UNABLE);
  try {
    return await openDB<Schema>(NAME, VERSION, { upgrade: (db, from) => build(db, from), blocking: (_from, _to, event) => (event.target as IDBDatabase).close() });
  } catch (error) {
    if (isFull(error)) throw new FieldProblem(DEVICE_FULL);
    throw new FieldProblem((error as Error).name === "VersionError" ? OTHER_TAB : UNABLE);
  }
}

function build(db: Database, from: number): void {
  if (from < 1) first(db);
  db.createObjectStore("begun", { keyPath: "name" });
}

function first(db: Database): void {
  for (const room of ["entries", "states"] as const) {
    const made = db.createObjectStore(room, { keyPath: "seq" });
    made.createIndex("id", "id", { unique: true });
    made.createIndex("case", "case");
  }
  db.createObjectStore("pieces", { keyPath: ["file", "n"] });
  db.createObjectStore("aside", { autoIncrement: true });
  db.createObjectStore("packages", { keyPath: "case" });
  db.createObjectStore("meta");
}

/** One transaction, on the disk when it resolves: all of it or nothing. Keep to its rooms, await nothing else within. */
export async function write(db: Database, rooms: Room[], work: (tx: Writing) => Promise<unknown>): Promise<void> {
  try {
    const tx = db.transaction(rooms, "readwrite", { durability: "strict" }) as Writing;
    const working = (async () => work(tx))(); // what it throws at once must end the transaction too
    await Promise.all([working.catch((error: unknown) => { abort(tx); throw error; }), tx.done]);
  } catch (error) {
    throw isFull(error) ? new FieldProblem(DEVICE_FULL) : error;
  }
}

function abort(tx: Writing): void {
  try {
    tx.abort();
  } catch {
    return; // it ended before
  }
}

export const meta = async <T>(db: Database, key: string) => (await db.get("meta", key)) as T | undefined;

export const setMeta = (db: Database, key: string, value: unknown) => write(db, ["meta"], (tx) => tx.objectStore("meta").put(value, key));

export const piecesOf = (file: string) => IDBKeyRange.bound([file, 0], [file, Infinity]);

export async function free(): Promise<number | null> {
  const told = await navigator.storage?.estimate?.();
  return told?.quota === undefined ? null : Math.max(0, told.quota - (told.usage ?? 0));
}
