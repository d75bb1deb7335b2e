// One visit as this device knows it: its package with what was recorded here since laid over it.
import type { Indicator, Kept, Package } from "../types.ts";
import { field } from "./field.ts";
import { size, time } from "./words.ts";

export interface Mark { mark: string; reason: string; evidence: string[]; parent: string; base: number; kept: Kept | null }
export interface Piece { key: string; kind: string; title: string; code: string; at: string; about: string; kept: Kept | null; note: string }
export interface Line { key: string; kind: string; code: string; text: string; by: string; kept: Kept | null; parent: string; base: number }
export interface Visit { pack: Package; kept: Kept[]; heads: Map<string, Kept> }

export async function visitOf(caseId: number): Promise<Visit | null> {
  const { packages, log } = field();
  const pack = await packages.get(caseId);
  if (!pack) return null;
  const [kept, heads] = await Promise.all([log.all(caseId), log.heads(caseId)]);
  return { pack, kept, heads };
}

export const indicators = (visit: Visit): Indicator[] => visit.pack.pack.standards.flatMap((one) => one.indicators);
export const indicator = (visit: Visit, code: string): Indicator | null => indicators(visit).find((one) => one.code === code) ?? null;
export const me = (visit: Visit) => visit.pack.team.find((one) => one.me) ?? null;
export const isMine = (visit: Visit, code: string): boolean => visit.pack.shares[code] === me(visit)?.assessor;
const text = (found: unknown): string => (typeof found === "string" ? found : "");

/** What this device wrote last of a target, unless the package is newer than what that made. */
export function head(visit: Visit, target: string, stands: number): Kept | null {
  const found = visit.heads.get(target);
  if (!found) return null;
  const made = Number(found.made["revision"] ?? found.made["version"] ?? 0);
  return found.result === "done" && made && stands > made ? null : found;
}

/** What the next version of a target goes on from: the last entry of this device that was not refused, else the package. */
export function goesOnFrom(visit: Visit, target: string, stands: number): { parent: string; base: number } {
  if (!head(visit, target, stands)) return { parent: "", base: stands };
  const taken = visit.kept.filter((one) => one.entry.target === target && one.result !== "refused").at(-1);
  return taken ? { parent: taken.entry.id, base: 0 } : { parent: "", base: stands };
}

export function markOf(visit: Visit, code: string): Mark {
  const there = visit.pack.mine.marks[code];
  const kept = head(visit, `score:${code}`, there?.revision ?? 0);
  if (!kept) return { mark: there?.mark ?? "", reason: there?.reason ?? "", evidence: there?.evidence ?? [], parent: "", base: there?.revision ?? 0, kept: null };
  const { mark, reason, evidence } = kept.entry.data as { mark: string; reason: string; evidence: string[] };
  return { mark, reason, evidence, ...goesOnFrom(visit, `score:${code}`, there?.revision ?? 0), kept };
}

const about = (kept: Kept): string => [time(kept.entry.at), kept.bytes ? size(kept.bytes) : ""].filter(Boolean).join(" · ");
const pieceOf = (kept: Kept): Piece => {
  const data = kept.entry.data;
  const named = { kind: text(data["kind"]), title: text(data["title"]), code: text(data["code"]), note: text(data["note"]) };
  return { key: kept.entry.id, ...named, at: kept.entry.at, about: about(kept), kept };
};

/** Evidence, newest first: what this device collected and what the team had when the package was fetched. */
export function pieces(visit: Visit, code?: string): Piece[] {
  const own = visit.kept.filter((one) => one.entry.step === "score.attach").map(pieceOf);
  const known = new Set(own.map((one) => one.key));
  const others = visit.pack.evidence.filter((one) => !known.has(one.key)).map((one) => ({ ...one, about: [time(one.at), one.by].filter(Boolean).join(" · "), kept: null }));
  return [...own.reverse(), ...others].filter((one) => code === undefined || one.code === code);
}

function lineOf(visit: Visit, key: string, first: Omit<Line, "key" | "parent" | "base">, revision: number): Line | null {
  const last = head(visit, `finding:${key}`, revision);
  if (last?.entry.step === "score.finding_remove" && last.result !== "refused") return null;
  const said = visit.kept.filter((one) => one.entry.target === `finding:${key}` && text(one.entry.data["text"])).at(-1);
  const words = last ? { text: text(said?.entry.data["text"]) || first.text, kept: last, ...goesOnFrom(visit, `finding:${key}`, revision) } : { parent: "", base: revision };
  return { key, ...first, ...words };
}

/** Lines of the team: written here, or in the package, as they read now. */
export function lines(visit: Visit, kinds: string[]): Line[] {
  const own = visit.kept.filter((one) => one.entry.step === "score.finding");
  const known = new Set(own.map((one) => one.entry.id));
  const fromPack = visit.pack.findings.filter((one) => !known.has(one.key)).map((one) => lineOf(visit, one.key, { kind: one.kind, code: one.code, text: one.text, by: one.by, kept: null }, one.revision));
  const mine = me(visit)?.name ?? "";
  const fromHere = own.map((one) => lineOf(visit, one.entry.id, { kind: text(one.entry.data["kind"]), code: text(one.entry.data["code"]), text: text(one.entry.data["text"]), by: mine, kept: one }, 0));
  return [...fromPack, ...fromHere].filter((one): one is Line => one !== null && kinds.includes(one.kind));
}

export interface Stood<T> { content: T | null; parent: string; base: number; kept: Kept | null; by: string; at: string }

/** A record of the visit as it stands here, with what a new version goes on from. */
export function record<T>(visit: Visit, kind: string, part: string): Stood<T> {
  const versions = visit.pack.records.filter((one) => one.kind === kind && one.part === part);
  const there = versions.sort((a, b) => b.version - a.version)[0];
  const kept = head(visit, `record:${kind}:${part}`, there?.version ?? 0);
  if (kept) return { content: kept.entry.data["content"] as T, ...goesOnFrom(visit, `record:${kind}:${part}`, there?.version ?? 0), kept, by: me(visit)?.name ?? "", at: kept.entry.at };
  return { content: (there?.content as T) ?? null, parent: "", base: there?.version ?? 0, kept: null, by: there?.by ?? "", at: there?.at ?? "" };
}

const MEANS: Record<string, string[]> = {
  document: ["document", "data", "sar"],
  interview: ["interview", "sound"],
  observation: ["observation", "photo", "video"],
  virtual_visit: ["video", "observation", "sound"],
};

/** What an indicator asks to collect, each with whether a piece for it is there: the second of a method needs a second piece. */
export function collecting(visit: Visit, asked: Indicator): { method: string; name: Indicator["name"]; source: Indicator["name"]; got: boolean }[] {
  const found = pieces(visit, asked.code);
  const used: Record<string, number> = {};
  return asked.collect.map((one) => {
    const nth = (used[one.method] = (used[one.method] ?? 0) + 1);
    return { ...one, got: found.filter((piece) => (MEANS[one.method] ?? [one.method]).includes(piece.kind)).length >= nth };
  });
}

const NOT_ASSESSED = "not_assessed"; // as the server names it: needs a reason, no evidence
export interface Lack { code: string; mark: boolean; reason: boolean; evidence: boolean }

/** What own scores lack before they may be handed in. */
export const lacking = (visit: Visit): Lack[] =>
  indicators(visit)
    .map(({ code }) => ({ code, said: markOf(visit, code) }))
    .map(({ code, said }) => ({ code, mark: !said.mark, reason: !said.reason.trim(), evidence: !said.evidence.length && said.mark !== NOT_ASSESSED }))
    .filter((one) => one.mark || one.reason || one.evidence);

/** Whether own scores are handed in; a sheet that was refused may be handed in again. */
export const handedIn = (visit: Visit): Kept | string | null =>
  visit.kept.filter((one) => one.entry.target === "sheet" && one.result !== "refused").at(-1) ?? (visit.pack.mine.handed_in_at || null);
