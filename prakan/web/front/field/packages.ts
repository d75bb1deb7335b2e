// Packages of visits: fetched on a line, kept sealed, with the files of the report that were chosen.
import type { Book } from "./book.ts";
import { type Bytes, bytesOf, seal, textOf, unseal } from "./crypto.ts";
import { PIECE, drop, piecesFor, slice } from "./files.ts";
import { FieldProblem, NO_LINE } from "./problems.ts";
import { type Server, meaning } from "./server.ts";
import { type PackageRow, write } from "./store.ts";
import type { Package, Packages } from "./types.ts";

const place = (caseId: number) => `package:${caseId}`;
const fileOf = (caseId: number, file: number) => `package:${caseId}:${file}`;

export class DevicePackages implements Packages {
  constructor(private book: Book, private server: Server) {}

  async list(): ReturnType<Packages["list"]> {
    const rows = await this.book.db.getAll("packages");
    return Promise.all(rows.map(async (row) => {
      const { number, institution, starts, ends } = (await this.read(row)).case;
      return { case: row.case, number, name: institution.name, starts, ends, at: row.at, bytes: row.bytes };
    }));
  }

  async get(caseId: number): Promise<Package | null> {
    const row = await this.book.db.get("packages", caseId);
    return row ? this.read(row) : null;
  }

  private async read(row: PackageRow): Promise<Package> {
    return JSON.parse(textOf(await unseal(this.book.door.key, place(row.case), row.sealed))) as Package;
  }

  /** What was there stays until the new one stands; a file that was fetched before is not fetched again. */
  async fetch(caseId: number, files: number[], told: (done: number, of: number) => void): Promise<Package> {
    const { db } = this.book;
    const before = await db.get("packages", caseId);
    const answer = await this.server.ask("GET", `/field/cases/${caseId}/package/`, undefined, before ? { "If-None-Match": before.tag } : {});
    const found = answer.status === 304 && before ? await this.read(before) : (answer.body as Package | null);
    if (!found || (answer.status !== 200 && answer.status !== 304)) throw meaning(answer);
    const bytes = bytesOf(JSON.stringify(found));
    const wanted = found.sar.files.filter((file) => files.includes(file.id));
    const of = bytes.length + wanted.reduce((sum, file) => sum + file.size, 0);
    let done = bytes.length;
    const kept = (before?.files ?? []).filter((id) => found.sar.files.some((file) => file.id === id));
    const row: PackageRow = { case: caseId, tag: answer.headers.get("ETag") ?? before?.tag ?? "", at: new Date().toISOString(), bytes: of, files: kept, sealed: await seal(this.book.door.key, place(caseId), bytes) };
    await this.put(row);
    told(done, of);
    for (const file of wanted) {
      if (!kept.includes(file.id)) {
        await this.bring(fileOf(caseId, file.id), file.url, (more) => told(done + more, of));
        kept.push(file.id);
        await this.put(row);
      }
      done += file.size;
      told(done, of);
    }
    this.book.changed();
    return found;
  }

  private put(row: PackageRow): Promise<void> {
    return write(this.book.db, ["packages"], (tx) => tx.objectStore("packages").put(row));
  }

  // As it comes, piece by piece: a large report never lies whole in memory.
  private async bring(id: string, url: string, told: (done: number) => void): Promise<void> {
    await drop(this.book.db, [id]);
    const answer = await fetch(url, { credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok || !answer.body || answer.redirected) throw new FieldProblem(NO_LINE);
    let [held, n, done]: [Uint8Array[], number, number] = [[], 0, 0];
    let size = 0;
    const reader = answer.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      held.push(next.value);
      size += next.value.length;
      told((done += next.value.length));
      while (size >= PIECE) {
        const all = joined(held, size);
        await this.keep(id, n++, all.slice(0, PIECE));
        held = [all.slice(PIECE)];
        size -= PIECE;
      }
    }
    if (size) await this.keep(id, n, joined(held, size));
  }

  private async keep(file: string, n: number, plain: Bytes): Promise<void> {
    const sealed = await seal(this.book.door.key, `${file}:${n}`, plain);
    await write(this.book.db, ["pieces"], (tx) => tx.objectStore("pieces").put({ file, n, sealed }));
  }

  async file(caseId: number, fileId: number): Promise<Blob | null> {
    const { db, door } = this.book;
    const row = await db.get("packages", caseId);
    const told = row?.files.includes(fileId) ? (await this.read(row)).sar.files.find((file) => file.id === fileId) : undefined;
    if (!told) return null;
    const parts: Blob[] = [];
    for (let n = 0; n < piecesFor(told.size); n += 1) parts.push(await slice(db, door.key, fileOf(caseId, fileId), n * PIECE, Math.min((n + 1) * PIECE, told.size)));
    return new Blob(parts, { type: told.type });
  }

  async drop(caseId: number): Promise<void> {
    const row = await this.book.db.get("packages", caseId);
    await drop(this.book.db, (row?.files ?? []).map((file) => fileOf(caseId, file)));
    await write(this.book.db, ["packages"], (tx) => tx.objectStore("packages").delete(caseId));
    this.book.changed();
  }
}

function joined(parts: Uint8Array[], size: number): Bytes {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}
