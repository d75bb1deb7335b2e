// Attendance of a day and oral feedback: records that the team keeps together.
import { html, nothing } from "lit-html";
import { ending } from "./begun.ts";
import { broughtBack } from "./brought.ts";
import { field, redraw } from "./field.ts";
import { type Draft, forget, type From, next, put, submit } from "./form.ts";
import type { Screen } from "./frame.ts";
import { area, button, card, icon, line, note, state, tick, trouble } from "./parts.ts";
import { go, type Params } from "./router.ts";
import { gone } from "./today.ts";
import { lines, record, type Stood, type Visit, visitOf } from "./visit.ts";
import { bare, day, t, time } from "./words.ts";

export interface Person { name: string; role: string; present: boolean }
export interface Point { kind: "strength" | "improvement"; code: string; text: string }

/** Keep a new version of a record and go back to the team. */
export async function keep(visit: Visit, kind: string, part: string, form: Draft<object> & { from: From }, content: object, name: string): Promise<void> {
  const id = visit.pack.case.id;
  await field().log.record({ case: id, step: "visit.record", target: `record:${kind}:${part}`, ...form.from, data: { kind, part, content }, ends: ending(form) });
  forget(name);
  go(`/v/${id}/team`);
}

export const stood = (stands: Stood<unknown>) =>
  stands.content ? html`<p class="pk-xs pk-2 pk-row pk-row--w">${t("Last written by {who} at {when}", { who: stands.by, when: stands.at ? `${day(stands.at)} ${time(stands.at)}` : "" })} ${state(stands.kept)}</p>` : nothing;

export const footer = (form: Draft<object>, act: () => void) =>
  html`<div class="pk-m-cap"><button type="button" class="pk-btn" ?disabled=${form.busy} @click=${act}>${icon("device-floppy")}${t("Keep on this device")}</button></div>`;

const everybody = (visit: Visit, before: Person[]): Person[] => {
  const team = visit.pack.team.map((one) => ({ name: one.name, role: bare(one.seat === "chair" ? t("Chair") : t("Member")), present: true }));
  return before.length ? before.map((one) => ({ ...one })) : team;
};

export async function attendance({ case: given, day: part }: Params): Promise<Screen> {
  const visit = await visitOf(Number(given));
  if (!visit) return gone();
  const stands = record<{ people: Person[] }>(visit, "attendance", part!), name = `attendance-${given}-${part}`;
  const form = next(name, stands, () => ({ people: everybody(visit, stands.content?.people ?? []) }), { case: visit.pack.case.id, way: `/v/${given}/attendance/${part}` }), people = form.value.people;
  const check = () => Object.fromEntries(people.flatMap((one, n) => (one.name.trim() ? [] : [[`name-${n + 1}`, t("Give the name, or take the person off")]])));
  const act = () => void submit(form, check, () => keep(visit, "attendance", part!, form, { people: people.map((one) => ({ ...one, name: one.name.trim(), role: one.role.trim() })) }, name));
  const rows = people.map((one, n) => html`<div class="pk-person">${line({ name: `name-${n + 1}`, label: t("Name {n}", { n: n + 1 }), value: one.name, error: form.errors[`name-${n + 1}`], set: (said) => void (one.name = said) })}${line({ name: `role-${n + 1}`, label: t("Role"), value: one.role, set: (said) => void (one.role = said) })}<div class="pk-row pk-row--w">${tick(`present-${n + 1}`, t("present"), one.present, (on) => ((one.present = on), redraw()))}${button(html`${icon("trash")}${t("Take off")}`, () => (people.splice(n, 1), redraw()), "pk-btn--2 pk-btn--s", t("Take off {name}", { name: one.name || String(n + 1) }))}</div></div>`);
  return {
    title: t("Attendance"), back: `#/v/${given}/team`, foot: footer(form, act),
    body: html`${trouble(form.problem)}${broughtBack(form)}<div><h2>${day(`${part}T00:00:00`)}</h2>${stood(stands)}</div><section class="pk-m-card">${rows}${button(html`${icon("user-plus")}${t("Add a person")}`, () => (people.push({ name: "", role: "", present: true }), redraw()), "pk-btn--2")}</section>`,
  };
}

export async function feedback({ case: given }: Params): Promise<Screen> {
  const visit = await visitOf(Number(given));
  if (!visit) return gone();
  const stands = record<{ points: Point[]; heard: string }>(visit, "oral_feedback", ""), name = `feedback-${given}`;
  const form = next(name, stands, () => ({ points: (stands.content?.points ?? []).map((one) => ({ ...one })), heard: stands.content?.heard ?? "", kind: "strength" as Point["kind"], text: "" }), { case: visit.pack.case.id, way: `/v/${given}/feedback` });
  const { value } = form, has = (text: string) => value.points.some((one) => one.text === text);
  const add = (one: Point) => (on: boolean) => ((value.points = on ? [...value.points, one] : value.points.filter((each) => each.text !== one.text)), redraw());
  const known = lines(visit, ["strength", "improvement"]).map((one) => ({ kind: one.kind as Point["kind"], code: one.code, text: one.text }));
  const own = value.points.filter((one) => !known.some((each) => each.text === one.text));
  const check = (): Record<string, string> => (value.points.length || value.heard.trim() ? {} : { heard: t("Choose a point, or write what was said") });
  const act = () => (fresh(), void submit(form, check, () => keep(visit, "oral_feedback", "", form, { points: value.points, heard: value.heard.trim() }, name))); // what was typed and not added yet is a point too
  const kindOf = (one: Point) => html`<small>${one.kind === "strength" ? t("Strength") : t("To improve")}${one.code ? ` · ${one.code}` : ""}</small>`;
  const row = (one: Point, n: number) => tick(`point-${n}`, html`<span lang="th">${one.text}</span>${kindOf(one)}`, has(one.text), add(one));
  const fresh = () => {
    if (value.text.trim()) add({ kind: value.kind, code: "", text: value.text.trim() })(true);
    value.text = "";
  };
  const kinds = html`<div class="pk-tabs" role="group" aria-label=${bare(t("Kind"))}>${(["strength", "improvement"] as const).map((one) => html`<button type="button" aria-pressed=${value.kind === one ? "true" : "false"} @click=${() => put(form, "kind", false)(one)}>${one === "strength" ? t("Strength") : t("To improve")}</button>`)}</div>`;
  return {
    title: t("Oral feedback"), back: `#/v/${given}/team`, foot: footer(form, act),
    body: html`${trouble(form.problem)}${broughtBack(form)}${stood(stands)}${card(t("Points told"), String(value.points.length), html`<p class="pk-hint">${t("Taken from the team's strengths and things to improve; tick what was told.")}</p><div class="pk-opts">${[...known, ...own].map(row)}</div>${known.length || own.length ? nothing : note("", icon("message-2"), t("The team has no strengths or things to improve yet."))}
      <div class="pk-form"><h3>${t("Another point")}</h3>${kinds}${area({ name: "text", label: t("Text"), value: value.text, set: put(form, "text") })}${button(html`${icon("plus")}${t("Add the point")}`, fresh, "pk-btn--2")}</div>`)}
      <section class="pk-m-card">${area({ name: "heard", label: t("What the institution said"), value: value.heard, error: form.errors["heard"], set: put(form, "heard") })}</section>`,
  };
}
