// The team of a visit and what it keeps together: agenda, who was there, what was told, the sign-off.
import { html, nothing } from "lit-html";
import { ending } from "./begun.ts";
import { broughtBack } from "./brought.ts";
import { field } from "./field.ts";
import { forget, next, put, submit } from "./form.ts";
import type { Screen } from "./frame.ts";
import { area, button, card, choice, icon, ico, item, type Piece, link, state, trouble } from "./parts.ts";
import { go, type Params } from "./router.ts";
import { agenda, gone } from "./today.ts";
import { lines, record, visitOf } from "./visit.ts";
import { day, isoDay, t, w } from "./words.ts";

const SEATS: Record<string, string> = { chair: w("Chair"), member: w("Member") };

/** The days of a visit, as the records of attendance name them. */
export function days(starts: string, ends: string): string[] {
  const found: string[] = [];
  for (let at = new Date(`${starts.slice(0, 10)}T00:00:00`); isoDay(at) <= ends.slice(0, 10) && found.length < 14; at.setDate(at.getDate() + 1)) found.push(isoDay(at));
  return found;
}

export async function team({ case: given }: Params): Promise<Screen> {
  const visit = await visitOf(Number(given));
  if (!visit) return gone();
  const { pack } = visit, at = `#/v/${given}`;
  const people = pack.team.map((one) => item(html`<span class="pk-av">${one.name.trim().slice(0, 1)}</span>`, html`<span lang="th">${one.name}</span>`, [SEATS[one.seat] ? t(SEATS[one.seat]!) : one.seat, one.me ? t("this is you") : ""].filter(Boolean).join(" · ")));
  const kept = (kind: string, part: string): Piece => {
    const stands = record(visit, kind, part);
    return stands.content ? html`${stands.kept ? state(stands.kept) : t("with the server")}` : t("not yet");
  };
  const there = days(pack.case.starts, pack.case.ends).map((one) => link(`${at}/attendance/${one}`, ico(icon("users")), t("Attendance {day}", { day: day(`${one}T00:00:00`) }), null, kept("attendance", one)));
  const agendaLines = lines(visit, ["agenda"]);
  return {
    title: t("Team"), tab: "team", two: true,
    body: html`${card(t("Who"), String(people.length), html`<ul class="pk-m-list">${people}</ul>`, true)}
      ${card(t("Records of the visit"), null, html`<ul class="pk-m-list">${there}${link(`${at}/feedback`, ico(icon("message-2")), t("Oral feedback"), null, kept("oral_feedback", ""))}${link(`${at}/sign-off`, ico(icon("signature")), t("Sign-off by the institution"), null, kept("sign_off", ""))}</ul>`, true)}
      ${card(t("Agenda"), null, html`${agenda(visit)}${agendaLines.length ? html`<details><summary>${t("Change a line")}${icon("chevron-down")}</summary><ul class="pk-m-list">${agendaLines.map((one) => link(`${at}/line/${one.key}`, null, html`<span lang="th">${one.text}</span>`))}</ul></details>` : nothing}<a class="pk-link" href="${at}/line///agenda">${t("Add a line to the agenda")}</a>`)}`,
  };
}

const KINDS: [string, string][] = [["note", w("Note")], ["question", w("Question")], ["focus", w("What the team looks for")], ["strength", w("Strength")], ["improvement", w("To improve")], ["agenda", w("Line of the agenda")]];

/** A note, a finding or a line of the agenda: new, written anew or taken off. */
export async function writing({ case: given, key, code, kind }: Params): Promise<Screen> {
  const visit = await visitOf(Number(given)), id = Number(given);
  if (!visit) return gone();
  const old = key ? (lines(visit, KINDS.map(([one]) => one)).find((one) => one.key === key) ?? null) : null, of = old?.code ?? code ?? "";
  const name = `line-${given}-${key}-${code}-${kind}`, way = `/v/${given}/line/${[key, code, kind].filter((one) => one !== undefined).map(encodeURIComponent).join("/")}`;
  const form = next(name, old ?? { parent: "", base: 0 }, () => ({ kind: old?.kind ?? (kind || "note"), text: old?.text ?? "" }), { case: id, way });
  const back = old?.kind === "agenda" || kind === "agenda" ? `#/v/${given}/team` : of ? `#/v/${given}/i/${encodeURIComponent(of)}` : `#/v/${given}`;
  const keep = (made: () => Promise<unknown>) => submit(form, (): Record<string, string> => (form.value.text.trim() ? {} : { text: t("Write something first") }), async () => (await made(), forget(name), go(back.slice(1))));
  const goesOn = old ? { target: `finding:${old.key}`, ...form.from } : {}, ends = ending(form);
  const write = () => keep(() => field().log.record(old ? { case: id, step: "score.finding_edit", ...goesOn, data: { text: form.value.text.trim() }, ends } : { case: id, step: "score.finding", data: { kind: form.value.kind, code: of, text: form.value.text.trim(), evidence: [] }, ends }));
  const off = () => keep(() => field().log.record({ case: id, step: "score.finding_remove", ...goesOn, data: {}, ends }));
  const kinds = old ? nothing : html`<fieldset class="pk-field"><legend>${t("Kind")}</legend><div class="pk-opts">${KINDS.map(([one, words]) => choice("kind", one, t(words), form.value.kind === one, () => put(form, "kind", false)(one)))}</div></fieldset>`;
  const body = html`${trouble(form.problem)}${broughtBack(form)}<form class="pk-m-card pk-form" @submit=${(event: Event) => (event.preventDefault(), void write())} novalidate>${kinds}${area({ name: "text", label: t("Text"), hint: form.value.kind === "agenda" ? t("Begin with the time, for example 13.15") : "", value: form.value.text, error: form.errors["text"], required: true, set: put(form, "text") })}<button class="pk-btn" ?disabled=${form.busy}>${icon("device-floppy")}${t("Keep on this device")}</button>${old ? button(html`${icon("trash")}${t("Take it off")}`, () => void off(), "pk-btn--bad") : nothing}</form>`;
  return { title: of ? t("Note or finding {code}", { code: of }) : t("Note or finding"), back, body };
}
