// What goes next: a batch of entries in their order, then files by how soon they matter.
import type { Book } from "./book.ts";
import { bytesOf } from "./crypto.ts";
import type { DeviceLog } from "./log.ts";
import { stamp } from "./log.ts";
import type { FileState, StateRow } from "./store.ts";

const LARGEST = 4 * 1024 * 1024 - 64 * 1024; // what stands around the items has room too
export interface Batch { ids: string[]; body: unknown }

export async function batchOf(book: Book, log: DeviceLog, waiting: StateRow[], most: number): Promise<Batch> {
  const items: { body: string; digest: string }[] = [];
  const ids: string[] = [];
  let size = 0;
  for (const row of waiting.sort((one, other) => one.seq - other.seq).slice(0, most)) {
    const { body, digest } = await book.text(row.seq);
    size += bytesOf(JSON.stringify({ body, digest })).length + 1;
    if (size > LARGEST && items.length) break;
    items.push({ body, digest });
    ids.push(row.id);
  }
  const head = await book.head();
  return { ids, body: { head: { seq: head.seq, digest: head.digest }, ledger: await told(log), sent_at: stamp(new Date()), items } };
}

async function told(log: DeviceLog): Promise<Record<string, unknown>> {
  const { collected, unsent, sent, confirmed, free, persisted } = await log.ledger();
  return { collected: collected.entries, unsent: unsent.entries, sent: sent.entries, confirmed: confirmed.entries, bytes_unsent: unsent.bytes + sent.bytes, free, persisted };
}

const RANK: [string, number][] = [["image/", 0], ["audio/", 1], ["video/", 3]];
const rank = (file: FileState) => RANK.find(([type]) => file.type.startsWith(type))?.[1] ?? 2;

/** Its entry is done without it, and its bytes are here all the same: they go out, and into a rescue file. */
export const isLate = (file: FileState): boolean => file.ended === true && file.here && !file.held && !file.refused;

/** Photos, sounds, documents, videos; videos only where they may go. */
export function order(rows: StateRow[], wide: boolean): { row: StateRow; file: FileState }[] {
  return rows
    .flatMap((row) => row.files.filter((file) => (row.state === "sent" ? !file.held && file.here : isLate(file))).map((file) => ({ row, file })))
    .filter(({ file }) => wide || rank(file) < 3)
    .sort((one, other) => rank(one.file) - rank(other.file) || one.row.seq - other.row.seq);
}
