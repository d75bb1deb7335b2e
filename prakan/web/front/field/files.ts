// Files on the device: read in pieces of 4 MiB, each digested, sealed and on the disk before the next is read.
import { sha256 } from "@noble/hashes/sha2.js";
import { type Bytes, hex, seal, unseal } from "./crypto.ts";
import { DEVICE_FULL, FILE_UNREADABLE, FieldProblem } from "./problems.ts";
import { type Database, free, piecesOf, write } from "./store.ts";
import type { Draft, FileRef } from "./types.ts";

export const PIECE = 4 * 1024 * 1024;
const ROOM = 1024 * 1024; // left for the entry itself
const TAKING = "prakan-field-taking";
export const piecesFor = (size: number) => Math.ceil(size / PIECE);
type Given = NonNullable<Draft["files"]>[number];

/** Refuse at once what cannot fit; the writing itself is the judge of what can. */
export async function makeSure(files: Given[]): Promise<void> {
  const empty = files.find((file) => file.blob.size === 0);
  if (empty) throw new FieldProblem(FILE_UNREADABLE, { name: empty.name });
  const needs = files.reduce((sum, file) => sum + file.blob.size, 0);
  const left = needs ? await free() : null;
  if (left !== null && needs + ROOM > left) throw new FieldProblem(DEVICE_FULL, { needs, free: left });
}

/** Take a file in whole or not at all. */
export async function take(db: Database, key: CryptoKey, given: Given): Promise<FileRef> {
  const id = crypto.randomUUID();
  const hash = sha256.create();
  try {
    for (let n = 0; n < piecesFor(given.blob.size); n += 1) {
      const plain = await piece(given, n);
      hash.update(plain);
      const sealed = await seal(key, `${id}:${n}`, plain);
      await write(db, ["pieces"], (tx) => tx.objectStore("pieces").add({ file: id, n, sealed }));
    }
  } catch (error) {
    await drop(db, [id]);
    throw error;
  }
  return { id, role: given.role, name: named(given), type: given.type.slice(0, 100), size: given.blob.size, sha256: hex(hash.digest()) };
}

// At most 255 letters as the server counts them, the ending kept.
function named(given: Given): string {
  const letters = [...given.name.toWellFormed().replaceAll("\0", "")];
  return letters.length <= 255 ? letters.join("") || given.role : [...letters.slice(0, 225), ...letters.slice(-30)].join("");
}

async function piece(given: Given, n: number): Promise<Bytes> {
  try {
    return new Uint8Array(await given.blob.slice(n * PIECE, (n + 1) * PIECE).arrayBuffer());
  } catch {
    throw new FieldProblem(FILE_UNREADABLE, { name: given.name });
  }
}

export const drop = (db: Database, files: string[]) =>
  write(db, ["pieces"], (tx) => Promise.all(files.map((file) => tx.objectStore("pieces").delete(piecesOf(file)))));

export async function opened(db: Database, key: CryptoKey, file: string, n: number): Promise<Bytes> {
  const row = await db.get("pieces", [file, n]);
  try {
    if (row) return await unseal(key, `${file}:${n}`, row.sealed);
  } catch {
    // damaged: the same as not there
  }
  throw new FieldProblem(FILE_UNREADABLE, { name: file });
}

/** Bytes from start to end (not included); never more of them in memory than were asked for and two pieces. */
export async function slice(db: Database, key: CryptoKey, file: string, start: number, end: number): Promise<Blob> {
  const parts: Bytes[] = [];
  for (let n = Math.floor(start / PIECE); n * PIECE < end; n += 1) {
    const plain = await opened(db, key, file, n);
    parts.push(plain.subarray(Math.max(0, start - n * PIECE), Math.min(plain.length, end - n * PIECE)));
  }
  return new Blob(parts);
}

/** The whole file; each piece goes out of this page's memory before the next comes in. */
export async function whole(db: Database, key: CryptoKey, file: string, size: number, type: string): Promise<Blob> {
  const parts: Blob[] = [];
  for (let n = 0; n < piecesFor(size); n += 1) parts.push(new Blob([await opened(db, key, file, n)]));
  return new Blob(parts, { type });
}

/** While somebody records, nobody sweeps. */
export const recording = <T>(work: () => Promise<T>) => navigator.locks.request(TAKING, { mode: "shared" }, work);

/** Takes away what a kill left: pieces of no entry and no package, and of files that were being let go. */
export const sweep = (db: Database) =>
  navigator.locks.request(TAKING, { ifAvailable: true }, async (mine) => {
    if (!mine) return;
    const known = new Set((await db.getAll("states")).flatMap((row) => row.files.filter((file) => file.here).map((file) => file.id)));
    for (const row of await db.getAll("begun")) for (const file of row.files) known.add(file);
    for (const row of await db.getAll("aside")) for (const file of row.state?.files ?? []) known.add(file.id);
    const left: string[] = [];
    for (let at = await db.transaction("pieces").store.openKeyCursor(); at; at = await at.continue([at.key[0], Infinity])) {
      if (!known.has(at.key[0]) && !at.key[0].startsWith("package:")) left.push(at.key[0]);
    }
    if (left.length) await drop(db, left);
  });
