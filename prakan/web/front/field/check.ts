// On opening: every entry is read and its digest and link looked at; what cannot be read is put aside, and the log goes on.
import { digestOf, textOf, unseal } from "./crypto.ts";
import { type Mark, readMark, writeMark } from "./mark.ts";
import { type Database, type EntryRow, type StateRow, meta, setMeta, write } from "./store.ts";
import type { Entry } from "./types.ts";

export interface Held { entry: Entry; body: string; digest: string }
export interface Checked { held: Map<number, Held>; head: Mark; lost: number[]; aside: number; loose: number[]; elsewhere: number }
export const placeOf = (seq: number) => `entry:${seq}`;

export async function readEntry(key: CryptoKey, row: EntryRow): Promise<Held> {
  const { body, digest } = JSON.parse(textOf(await unseal(key, placeOf(row.seq), row.sealed))) as { body: string; digest: string };
  const entry = JSON.parse(body) as Entry;
  if (digestOf(body) !== digest || row.digest !== digest || entry.seq !== row.seq || entry.id !== row.id) throw new Error("differs");
  return { entry, body, digest };
}

/** Call within the lock of the log: nobody writes meanwhile. */
export async function check(db: Database, key: CryptoKey, device: string): Promise<Checked> {
  const held = new Map<number, Held>();
  const rows = await db.getAll("entries");
  const loose: number[] = []; // readable, and not linked to the one before: kept, the server is told as it is
  let before: Held | undefined;
  for (const row of rows) {
    const read = await readEntry(key, row).catch((error: Error) => error);
    if (read instanceof Error) await putAside(db, row, read.message || read.name);
    else {
      if (before && before.entry.seq === read.entry.seq - 1 && read.entry.prev !== before.digest) loose.push(row.seq);
      held.set(row.seq, read);
      before = read;
    }
  }
  await mend(db, held);
  const head = headOf(rows, device);
  const lost = await missing(db, device, rows);
  return { held, head, lost, aside: await db.count("aside"), loose, elsewhere: (await meta<number>(db, "elsewhere")) ?? 0 };
}

// Where the next entry links to: the later of what is here and what the mark remembers, so that no number is used twice.
function headOf(rows: EntryRow[], device: string): Mark {
  const last = rows.at(-1);
  const mark = readMark();
  const here = { device, seq: last?.seq ?? 0, digest: last?.digest ?? "" };
  return mark?.device === device && mark.seq >= here.seq ? mark : here;
}

async function putAside(db: Database, row: EntryRow, why: string): Promise<void> {
  const state = (await db.get("states", row.seq)) ?? null;
  await write(db, ["aside", "entries", "states"], (tx) => Promise.all([
    tx.objectStore("aside").add({ seq: row.seq, why, row, state, at: new Date().toISOString() }),
    tx.objectStore("entries").delete(row.seq),
    tx.objectStore("states").delete(row.seq),
  ]));
}

// An entry whose state is not there is unsent: sending it twice makes it once.
async function mend(db: Database, held: Map<number, Held>): Promise<void> {
  const known = new Set(await db.getAllKeys("states"));
  const bare = [...held.values()].filter(({ entry }) => !known.has(entry.seq)).map(({ entry }) => stateOf(entry));
  if (bare.length) await write(db, ["states"], (tx) => Promise.all(bare.map((row) => tx.objectStore("states").put(row))));
}

export function stateOf(entry: Entry): StateRow {
  const files = entry.files.map(({ id, role, type, size }) => ({ id, role, type, size, held: false, offset: 0, here: true, upload: "" }));
  const { seq, id } = entry;
  return { seq, id, case: entry.case, state: "unsent", result: "", problem: null, made: {}, sentAt: "", confirmedAt: "", files };
}

/** Numbers that this browser once wrote and has no more; the server's word takes those out that had arrived. */
async function missing(db: Database, device: string, rows: EntryRow[]): Promise<number[]> {
  const mark = readMark();
  const here = new Set(rows.map((row) => row.seq));
  const aside = (await db.getAll("aside")).filter((row) => row.state?.state !== "confirmed").map((row) => row.seq);
  const known = new Set((await meta<number[]>(db, "arrived")) ?? []);
  const last = Math.max(mark?.device === device ? mark.seq : 0, rows.at(-1)?.seq ?? 0);
  const lost = new Set(aside);
  for (let seq = 1; seq <= last; seq += 1) if (!here.has(seq)) lost.add(seq);
  const confirmedAside = new Set((await db.getAll("aside")).filter((row) => row.state?.state === "confirmed").map((row) => row.seq));
  return [...lost].filter((seq) => !known.has(seq) && !confirmedAside.has(seq)).sort((one, other) => one - other);
}

export async function arrived(db: Database, seqs: number[]): Promise<void> {
  const before = (await meta<number[]>(db, "arrived")) ?? [];
  await setMeta(db, "arrived", [...new Set([...before, ...seqs])]);
}

export function remember(mark: Mark): void {
  writeMark(mark);
}
