// What was begun and is no entry yet: sealed as it is typed and recorded, brought back after a kill, never sent.
import type { Book } from "./book.ts";
import { type Bytes, bytesOf, hex, seal, textOf, unseal } from "./crypto.ts";
import { PIECE, drop } from "./files.ts";
import { type BegunRow, piecesOf, write } from "./store.ts";
import type { Beginnings, Begun, BegunFile } from "./types.ts";

const sealOf = ({ sealed }: BegunRow) => hex(sealed.subarray(0, 12));
const placeOf = (name: string) => `begun:${name}`;

export async function rowOf(key: CryptoKey, begun: Begun): Promise<BegunRow> {
  const sealed = await seal(key, placeOf(begun.name), bytesOf(JSON.stringify(begun)));
  return { name: begun.name, case: begun.case, at: begun.at, files: begun.files.map((one) => one.id), sealed };
}

export class DeviceBeginnings implements Beginnings {
  private read = new Map<string, { seal: string; begun: Begun }>(); // each sealing has a nonce of its own: what is known by it is what lies there
  private running = new Map<string, CryptoKey>(); // of what is being recorded: it goes on to the disk while the device is locked

  constructor(private book: Book) {}

  close(): void {
    this.read.clear();
  }

  async all(): Promise<Begun[]> {
    const rows = await this.book.db.getAll("begun");
    const found = await Promise.all(rows.map((row) => this.opened(row)));
    return found.filter((one) => one !== null).sort((a, b) => a.at.localeCompare(b.at));
  }

  // What cannot be opened is left where it is: another secret may open it.
  private async opened(row: BegunRow): Promise<Begun | null> {
    const known = this.read.get(row.name);
    if (known?.seal === sealOf(row)) return known.begun;
    try {
      const begun = JSON.parse(textOf(await unseal(this.book.door.key, placeOf(row.name), row.sealed))) as Begun;
      this.read.set(row.name, { seal: sealOf(row), begun });
      return begun;
    } catch {
      return null;
    }
  }

  /** In the stroke that writes it, the pieces of files go that it no longer names. */
  async put(begun: Begun): Promise<void> {
    const row = await rowOf(this.book.door.key, begun);
    const over = await freed(this.book, begun.name, begun);
    await write(this.book.db, ["begun", "pieces"], (tx) => Promise.all([
      tx.objectStore("begun").put(row), ...over.map((file) => tx.objectStore("pieces").delete(piecesOf(file))),
    ]));
    for (const one of begun.files) if (!one.cut) this.running.delete(one.id);
    this.read.set(begun.name, { seal: sealOf(row), begun });
  }

  async drop(name: string): Promise<void> {
    const { db } = this.book;
    const row = await db.get("begun", name);
    this.read.delete(name);
    if (!row) return;
    await write(db, ["begun", "pieces"], (tx) => Promise.all([
      tx.objectStore("begun").delete(name),
      ...row.files.map((file) => tx.objectStore("pieces").delete(piecesOf(file))),
    ]));
  }

  async add(file: string, n: number, piece: Blob): Promise<void> {
    const key = this.running.get(file) ?? this.book.door.key;
    if (n === 0) this.running.set(file, key);
    const sealed = await seal(key, `${file}:${n}`, new Uint8Array(await piece.arrayBuffer()));
    await write(this.book.db, ["pieces"], (tx) => tx.objectStore("pieces").put({ file, n, sealed }));
  }

  async take(file: string, whole: Blob): Promise<void> {
    for (let n = 0; n * PIECE < whole.size; n += 1) await this.add(file, n, whole.slice(n * PIECE, (n + 1) * PIECE));
    this.running.delete(file);
  }

  /** Its pieces up to the first that is missing or damaged; each goes out of this page's memory before the next comes in. */
  async blob({ id, type }: BegunFile): Promise<Blob | null> {
    const { db, door } = this.book, parts: Blob[] = [];
    for (let n = 0; ; n += 1) {
      const row = await db.get("pieces", [id, n]);
      const plain: Bytes | null = row ? await unseal(door.key, `${id}:${n}`, row.sealed).catch(() => null) : null;
      if (!plain) break;
      parts.push(new Blob([plain]));
    }
    return parts.length ? new Blob(parts, { type }) : null;
  }
}

/** Files that an entry took over, or that what goes on no longer names. */
export async function freed(book: Book, name: string, left: Begun | null): Promise<string[]> {
  const before = (await book.db.get("begun", name))?.files ?? [];
  const still = new Set(left?.files.map((one) => one.id));
  return before.filter((id) => !still.has(id));
}

export const letGo = (book: Book, files: string[]) => (files.length ? drop(book.db, files).catch(() => undefined) : Promise.resolve()); // swept otherwise
