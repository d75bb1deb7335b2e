// Collecting evidence: what kind, what it is of, then kept on the device before the screen says so.
import { html, nothing, type TemplateResult } from "lit-html";
import type { Draft as Recorded, Place } from "../types.ts";
import { ending, revived, type Taken } from "./begun.ts";
import { broughtBack, cutOff } from "./brought.ts";
import { field } from "./field.ts";
import { draft, forget, put, submit, type Draft } from "./form.ts";
import type { Screen } from "./frame.ts";
import { area, card, choice, icon, KIND_NAMES, line, link, note, ico, trouble } from "./parts.ts";
import { type Allowed, allow, allowed, inTime, place, seek } from "./place.ts";
import { finish, fromFile, fromHere, stopTaking } from "./taking.ts";
import { instead, type Params } from "./router.ts";
import { talk, talkNote, type Talk } from "./talk.ts";
import { gone } from "./today.ts";
import { indicator, indicators, type Visit, visitOf } from "./visit.ts";
import { bare, say, t, time, w } from "./words.ts";

export interface Piece extends Talk { title: string; note: string; code: string; place: string; where: Allowed; takenAt: string; files: Taken[]; touched: boolean }

const CHOICES: [string, () => TemplateResult, string][] = [
  ["photo", () => icon("camera"), w("Take or choose pictures")],
  ["sound", () => icon("microphone"), w("Record what is said, or choose a file")],
  ["video", () => icon("video"), w("Film, or choose a file")],
  ["document", () => icon("file-plus"), w("Photograph or choose papers")],
  ["interview", () => icon("message-2"), w("Who, what was asked, what was said")],
  ["observation", () => icon("eye"), w("What was seen, where, of whom")],
  ["data", () => icon("chart-bar"), w("Figures, from a table or a system")],
];

export async function kinds({ case: given, code }: Params): Promise<Screen> {
  const at = `#/v/${given}/new`, ends = code ? `/${encodeURIComponent(code)}` : "";
  const rows = CHOICES.map(([kind, picture, words]) => link(`${at}/${kind}${ends}`, ico(picture()), t(KIND_NAMES[kind]!), t(words)));
  const own = link(`#/v/${given}/line/${ends}`, ico(icon("pencil")), t("Note or finding"), t("A thought of your own, a strength, something to improve"));
  return { title: t("Collect evidence"), back: code ? `#/v/${given}/i/${encodeURIComponent(code)}` : `#/v/${given}`, body: html`<section class="pk-m-card pk-m-card--list"><ul class="pk-m-list">${rows}${own}</ul></section>` };
}

const suggested = (visit: Visit, kind: string, code: string): string => {
  const of = code ? indicator(visit, code) : null;
  return bare([t(KIND_NAMES[kind]!), of ? `${code} ${say(of.name)}` : say(visit.pack.case.institution.name), time(new Date())].join(" · ")).slice(0, 200);
};

const empty = (visit: Visit, kind: string, code: string): Piece => ({
  title: suggested(visit, kind, code), note: "", code, place: "", where: allowed(visit.pack.case.id), takenAt: "", files: [], touched: false, people: "", asked: "", said: "", seen: "",
});

/** One piece of evidence holds one file; what has more becomes a piece for each, numbered. */
async function draftOf(visit: Visit, kind: string, piece: Piece, file: Taken | undefined, nth: string, at: Place | null): Promise<Recorded> {
  const files: NonNullable<Recorded["files"]> = file ? [{ role: "original", name: file.name, type: file.blob.type || "application/octet-stream", blob: file.blob }] : [];
  const small = file?.small ? await inTime(file.small) : null;
  if (small) files.push({ role: "poster", name: "poster.jpg", type: "image/jpeg", blob: small });
  const takenAt = piece.takenAt || new Date().toISOString();
  const data = { kind, title: `${piece.title.trim()}${nth}`, note: talkNote(kind, piece), code: piece.code, taken_at: takenAt, place: piece.place.trim(), page: null, second: null };
  return { case: visit.pack.case.id, step: "score.attach", data, files, place: at };
}

/** Keep every file; what is kept leaves the form at once, so that a device that fills up on the way repeats nothing. */
async function keepAll(visit: Visit, kind: string, form: Draft<Piece>): Promise<string> {
  const piece = form.value, at = piece.where === "no" ? null : await place();
  let last = "", done = 0;
  do {
    const all = done + piece.files.length, [file, ...files] = piece.files;
    const made = await draftOf(visit, kind, piece, file, all > 1 ? ` (${done + 1}/${all})` : "", at);
    last = (await field().log.record({ ...made, ends: ending(form, { files }) })).entry.id;
    piece.files = piece.files.filter((one) => one !== file); // what was added meanwhile is kept next
    done += 1;
  } while (piece.files.length);
  return last;
}

const needsFile = (kind: string) => ["photo", "sound", "video", "document"].includes(kind);

function check(kind: string, { value: piece, lasts }: Draft<Piece>): Record<string, string> {
  if (lasts?.cuts.length) return { taking: t("Add the recording that was cut off, or throw it away") };
  return {
    ...(needsFile(kind) && !piece.files.length ? { taking: t("There is nothing to keep yet: take or choose it first") } : {}),
    ...(piece.title.trim() ? {} : { title: t("Give it a title that you will know again") }),
    ...(!needsFile(kind) && !talkNote(kind, piece) && !piece.files.length ? { said: t("Write what was said or seen") } : {}),
  };
}

const about = (visit: Visit, form: Draft<Piece>): TemplateResult =>
  html`<div class="pk-field"><label for="code">${t("Indicator")}</label><select class="pk-in" id="code" @change=${(event: Event) => put(form, "code", false)((event.target as HTMLSelectElement).value)}><option value="" ?selected=${!form.value.code}>${t("of no single indicator")}</option>${indicators(visit).map((one) => html`<option value=${one.code} ?selected=${one.code === form.value.code}>${one.code} ${bare(say(one.name))}</option>`)}</select></div>`;

const where = (visit: Visit, form: Draft<Piece>): TemplateResult => {
  const pick = (how: Allowed) => () => (allow(visit.pack.case.id, how), put(form, "where", false)(how));
  return html`<details><summary>${icon("map-pin")}${t("Place")}${icon("chevron-down")}</summary><div class="pk-form">${line({ name: "place", label: t("Where, in words"), value: form.value.place, set: put(form, "place") })}
    <fieldset class="pk-field"><legend>${t("Add the position of this device?")}</legend><div class="pk-opts">${choice("where", "no", t("No"), form.value.where === "no", pick("no"))}${choice("where", "once", t("This time"), form.value.where === "once", pick("once"))}${choice("where", "visit", t("During this visit"), form.value.where === "visit", pick("visit"))}</div></fieldset></div></details>`;
};

export async function capture({ case: given, kind, code }: Params): Promise<Screen> {
  const visit = await visitOf(Number(given));
  if (!kind || !KIND_NAMES[kind]) return kinds({ case: given!, code: code ?? "" });
  if (!visit) return gone();
  const name = `new-${given}-${kind}-${code ?? ""}`, back = code ? `#/v/${given}/i/${encodeURIComponent(code)}` : `#/v/${given}`;
  const form = draft(name, () => empty(visit, kind, code ?? ""), { case: visit.pack.case.id, way: `/v/${given}/new/${kind}${code ? `/${encodeURIComponent(code)}` : ""}` });
  await revived(form);
  if (form.value.where !== "no") seek();
  const act = () => finish().then(() => submit(form, () => check(kind, form), async () => {
    const kept = await keepAll(visit, kind, form);
    stopTaking();
    forget(name);
    instead(`/entry/${kept}?kept`);
  }));
  const attach = needsFile(kind) || kind === "data" || kind === "interview" || kind === "observation";
  const body = html`${trouble(form.problem)}${broughtBack(form)}${form.problem ? note("", icon("device-floppy"), t("What you typed and took is still here.")) : nothing}
    ${attach ? taking(kind, form) : nothing}<form class="pk-form pk-m-card" @submit=${(event: Event) => (event.preventDefault(), void act())} novalidate>
    ${line({ name: "title", label: t("Title"), value: form.value.title, error: form.errors["title"], required: true, set: put(form, "title") })}
    ${about(visit, form)}${talk(kind, form)}${needsFile(kind) || kind === "data" ? area({ name: "said", label: t("Note"), hint: t("What it shows"), value: form.value.note, error: form.errors["said"], set: put(form, "note") }) : nothing}${where(visit, form)}</form>`;
  return { title: t(KIND_NAMES[kind]!), back, body, foot: html`<div class="pk-m-cap"><button type="button" class="pk-btn" ?disabled=${form.busy} @click=${act}>${icon("device-floppy")}${form.busy ? t("Keeping …") : t("Keep on this device")}</button></div>` };
}

function taking(kind: string, form: Draft<Piece>): TemplateResult {
  const error = form.errors["taking"];
  return card(t("Files"), form.value.files.length ? String(form.value.files.length) : null, html`<div id="taking" tabindex="-1">${error ? html`<p class="pk-errmsg" role="alert">${error}</p>` : nothing}${cutOff(form)}${fromHere(kind, form)}${fromFile(kind, form)}</div>`);
}
