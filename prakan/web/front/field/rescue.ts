// A rescue file: everything that is not confirmed, sealed under the device's secret, in a zip that is made as it is read.
import { makeZip } from "client-zip";
import { isLate } from "./batches.ts";
import type { Book } from "./book.ts";
import { base64, bytesOf, seal } from "./crypto.ts";
import { piecesFor } from "./files.ts";
import type { StateRow } from "./store.ts";

interface Part { name: string; input: string | Blob }

export async function rescueOf(book: Book, caseId?: number): Promise<{ name: string; blob: Blob }> {
  const rows = (await book.states()).filter((row) => (row.state !== "confirmed" || row.files.some(isLate)) && (caseId === undefined || row.case === caseId));
  const zip = makeZip(parts(book, rows), { buffersAreUTF8: true });
  const blob = await new Response(zip, { headers: { "Content-Type": "application/zip" } }).blob();
  return { name: `prakan-${book.door.device}-${new Date().toISOString().slice(0, 10)}.rescue.zip`, blob };
}

async function* parts(book: Book, rows: StateRow[]): AsyncGenerator<Part> {
  const { device, person } = book.door;
  const files = rows.flatMap((row) => row.files).filter((file) => file.here && !file.held);
  const head = await book.head();
  const told = {
    format: 1, device, person, made_at: new Date().toISOString(), entries: rows.length, files: files.length,
    bytes: files.reduce((sum, file) => sum + file.size, 0), head: { seq: head.seq, digest: head.digest },
  };
  yield { name: "rescue.json", input: JSON.stringify(told) };
  yield { name: "log", input: (await lines(book, rows)).join("") };
  for (const file of files) {
    for (let n = 0; n < piecesFor(file.size); n += 1) {
      const piece = await book.db.get("pieces", [file.id, n]);
      if (piece) yield { name: `files/${file.id}/${n}`, input: new Blob([piece.sealed]) }; // sealed as the file asks
    }
  }
}

async function lines(book: Book, rows: StateRow[]): Promise<string[]> {
  const made: string[] = [];
  for (const row of rows) {
    const { body, digest } = await book.text(row.seq);
    made.push(`${base64(await seal(book.door.key, `log:${made.length + 1}`, bytesOf(JSON.stringify({ body, digest }))))}\n`);
  }
  return made;
}
