// The screens over a log, a line and packages that live in memory only: for tests, never shipped. What holds is told by `scene`.
import { upToWhole } from "../../../prakan/web/front/field/cut.ts";
import { start } from "../../../prakan/web/front/field/ui/main.ts";
import type { AppHome, AtHome, Beginnings, Begun, Door, Draft, Entry, FieldLog, FileRef, Kept, Ledger, Online, Package, Packages, Problem, Result, State, Sync } from "../../../prakan/web/front/field/types.ts";
import { pack } from "./pack.ts";

interface Scene { door?: "new" | "locked" | "open"; entries?: number; online?: Online; full?: boolean; problem?: Problem | null; bare?: boolean; lost?: number; elsewhere?: number; home?: AtHome; begun?: Begun[]; ended?: boolean }
const scene: Scene = (globalThis as unknown as { scene?: Scene }).scene ?? {};

const hearers = new Set<() => void>();
const hear = (one: () => void) => (hearers.add(one), () => void hearers.delete(one));
const changed = () => hearers.forEach((one) => one());
const all: Kept[] = [];
const blobs = new Map<string, Blob>();
const hex = (n: number) => Array.from({ length: 8 }, (_, m) => (((n + 1) * 2654435761 + m * 40503) >>> 0).toString(16).padStart(8, "0")).join("");

interface Way { state: State; result?: Result; problem?: Problem | null; gone?: number; at?: Date; sizes?: number; made?: Record<string, unknown> }
function add(draft: Draft, files: FileRef[], way: Way): Kept {
  const seq = all.length + 1, id = `0000${seq}`.slice(-4).padStart(8, "e") + "-0000-4000-8000-000000000000", at = (way.at ?? new Date()).toISOString();
  const entry: Entry = { format: 1, id, device: "d", seq, prev: "", case: draft.case, step: draft.step, target: draft.target ?? `evidence:${id}`, parent: draft.parent ?? "", base: draft.base ?? 0, data: draft.data, at, clock: { ahead: 0, boot: "b", up: 1 }, place: draft.place ?? null, files };
  const bytes = files.reduce((sum, one) => sum + one.size, 0);
  const kept: Kept = { entry, digest: hex(seq), state: way.state, result: way.result ?? "", problem: way.problem ?? null, made: way.made ?? {}, bytes, gone: way.gone ?? (way.state === "confirmed" ? bytes : 0), sentAt: way.state === "unsent" ? "" : at, confirmedAt: way.state === "confirmed" ? at : "", files: files.map((one) => ({ ...one, held: way.state === "confirmed", offset: way.gone ?? 0, here: blobs.has(one.id) })) };
  all.push(kept);
  return kept;
}

const piece = (kind: string, title: string, code: string, size: number, way: Way) =>
  add({ case: 7, step: "score.attach", data: { kind, title, note: "", code, taken_at: "", place: "", page: null, second: null } }, size ? [{ id: `file-${all.length}`, role: "original", name: `${kind}.bin`, type: kind === "video" ? "video/mp4" : kind === "photo" ? "image/jpeg" : "application/octet-stream", size, sha256: hex(all.length) }] : [], way);

function furnish(most: number): void {
  const today = (h: number, m: number) => new Date(new Date().setHours(h, m, 0, 0)), kinds = ["document", "photo", "interview", "sound", "observation"];
  for (let n = 0; n < most; n++) piece(kinds[n % 5]!, `หลักฐานตัวอย่างที่ ${n + 1}`, `${1 + (n % 3)}.${1 + (n % 3)}`, n % 5 === 2 ? 0 : 900_000 + n, { state: "confirmed", result: "done", at: today(9, n % 60) });
  for (let n = 0; n < 12; n++) piece("photo", `ป้ายนิเทศ ${n + 1}`, "2.1", 4_000_000, { state: "sent", result: "waiting", at: today(10, 8 + n) });
  piece("document", "คำสั่งแต่งตั้งกรรมการวิชาการ", "2.3", 2_100_000, { state: "confirmed", result: "done", at: today(9, 48) });
  piece("interview", "สัมภาษณ์ครูกลุ่มสาระ", "2.3", 0, { state: "unsent", at: today(11, 20) });
  piece("video", "ชั้นเรียน ม.2", "3.1", 184_000_000, { state: "unsent", gone: 118_000_000, at: today(10, 41) });
  piece("observation", "สังเกตการประชุม PLC", "2.3", 9_000_000, { state: "unsent", at: today(13, 15) });
  add({ case: 7, step: "score.save", target: "score:2.6", data: { code: "2.6", mark: "fair", reason: "ฉบับที่เขียนในเครื่อง (ตัวอย่าง)", evidence: [] } }, [], { state: "confirmed", result: "conflict", made: { conflict: 12 } });
  add({ case: 7, step: "score.save", target: "score:3.2", data: { code: "3.2", mark: "good", reason: "", evidence: [] } }, [], { state: "confirmed", result: "refused", problem: { code: "SCORE-005", what: "คะแนนของท่านส่งแล้ว", next: "ขอให้ประธานเปิดให้แก้" } });
  if (!scene.ended) return;
  const over = { code: "FIELD-092", what: "ไม่รอไฟล์ photo.bin แล้ว ตามที่ประธาน (ตัวอย่าง) ตัดสินเมื่อ 15 มกราคม 2567: ไฟล์เสียหาย", next: "หากพบไฟล์ ให้ส่งจากเครื่องนี้" };
  for (const file of piece("photo", "ป้ายนิเทศหน้าห้อง", "2.1", 4_000_000, { state: "confirmed", result: "done", problem: over }).files) Object.assign(file, { held: false, ended: true, here: true });
}

const count = (found: Kept[]) => ({ entries: found.length, bytes: found.reduce((sum, one) => sum + one.bytes, 0) });
const log: FieldLog = {
  device: "0f9b2c1e-made-up",
  async record(draft) {
    if (scene.full) throw Object.assign(new Error("FIELD-073"), { problem: { code: "FIELD-073", what: "เครื่องนี้มีเนื้อที่ไม่พอ รายการนี้จึงยังไม่ได้บันทึก", next: "ลบไฟล์ที่ยืนยันแล้วออกจากเครื่อง แล้วบันทึกอีกครั้ง" } });
    const files = (draft.files ?? []).map((one, n): FileRef => (blobs.set(`new-${all.length}-${n}`, one.blob), { id: `new-${all.length}-${n}`, role: one.role, name: one.name, type: one.type, size: one.blob.size, sha256: hex(n) }));
    const kept = add(draft, files, { state: "unsent" });
    const { ends, ...told } = draft;
    if (ends) void (ends.left ? begun.put(ends.left) : begun.drop(ends.name));
    (globalThis as unknown as { recorded: Draft[] }).recorded.push(told);
    changed();
    return kept;
  },
  all: async (id) => all.filter((one) => one.entry.case === id),
  every: async () => [...all],
  one: async (id) => all.find((one) => one.entry.id === id) ?? null,
  heads: async (id) => new Map(all.filter((one) => one.entry.case === id).map((one) => [one.entry.target, one])),
  async ledger(): Promise<Ledger> {
    const by = (state: State) => count(all.filter((one) => one.state === state)), of = (result: Result) => all.filter((one) => one.result === result).length;
    return { collected: count(all), unsent: by("unsent"), sent: by("sent"), confirmed: by("confirmed"), refused: of("refused"), conflicts: of("conflict"), free: scene.full ? 0 : 11_400_000_000, persisted: !scene.full, lost: scene.lost ?? 0, elsewhere: scene.elsewhere ?? 0 };
  },
  blob: async (id) => blobs.get(id) ?? null,
  letGo: async () => 42_000_000,
  rescue: async () => ({ name: "prakan-d-2024-01-15.rescue.zip", blob: new Blob(["PK"]) }),
  onchange: hear,
};

let state = scene.door ?? "open";
const door: Door = {
  state: async () => state,
  register: async () => ((state = "open"), changed()),
  unlock: async (code) => (code === "123456" ? ((state = "open"), changed(), true) : false),
  unlockOnline: async () => ((state = "open"), changed()),
  askAlways: async () => false,
  lock: () => ((state = "locked"), changed()),
};
const sync: Sync = {
  get online() { return navigator.onLine ? (scene.online ?? "wide") : "offline"; },
  doing: null, problem: scene.problem ?? null,
  now: async () => void changed(), ...{ anyway: async () => void changed() }, start: () => {}, stop: () => {}, onchange: hear,
};
const held = new Map<number, Blob>([[6, new Blob([Uint8Array.from(atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), (one) => one.charCodeAt(0))], { type: "image/png" })]]);
let here = !scene.bare;
const records: Package["records"] = [];
const packages: Packages = {
  list: async () => (here ? [{ case: 7, number: pack().case.number, name: pack().case.institution.name, starts: pack().case.starts, ends: pack().case.ends, at: new Date().toISOString(), bytes: 1_240_000 }] : []),
  get: async (id) => (id === 7 && here ? { ...pack(), records } : null),
  async fetch(_, files, told) {
    told(200_000, 1_000_000);
    files.forEach((one) => held.set(one, new Blob(["%PDF-1.4"], { type: "application/pdf" })));
    here = true;
    return pack();
  },
  file: async (_, id) => held.get(id) ?? null,
  drop: async () => {},
};

const begunHere = new Map<string, Begun>((scene.begun ?? []).map((one) => [one.name, one])), parts = new Map<string, Blob[]>();
const begun: Beginnings = {
  all: async () => [...begunHere.values()],
  put: async (one) => void begunHere.set(one.name, one),
  drop: async (name) => void begunHere.delete(name),
  add: async (file, n, piece) => void ((parts.get(file) ?? parts.set(file, []).get(file)!)[n] = piece),
  take: async (file, whole) => void parts.set(file, [whole]),
  blob: async ({ id, type }) => (parts.has(id) ? new Blob(parts.get(id), { type }) : null),
};

Object.assign(globalThis, { begunHere, upToWhole, recorded: [], records, happened: (draft: Draft, way: Way) => (add(draft, [], way), changed()), changed });
if (scene.entries !== 0) furnish(scene.entries ?? 36);
const home: AppHome = { known: scene.home ?? "kept", look: async () => {}, onchange: hear };
start({ door, log, sync, packages, begun, home });
