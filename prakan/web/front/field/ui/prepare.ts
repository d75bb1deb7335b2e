// Preparing a visit in the office: its package with the files worth taking along, and whether the device is ready.
import { html, nothing, type TemplateResult } from "lit-html";
import type { Package } from "../types.ts";
import { atHome } from "./athome.ts";
import { askMe, field, redraw } from "./field.ts";
import { draft, submit } from "./form.ts";
import type { Screen } from "./frame.ts";
import { card, icon, ico, item, note, type Piece, tick, trouble } from "./parts.ts";
import type { Params } from "./router.ts";
import { day, say, size, t, time, tn } from "./words.ts";

const ROOM = 2e9; // bytes free that a day with video asks for
const SKEW = 5 * 60_000; // a clock that runs further off is worth a word

interface Plan { files: Set<number>; chosen: boolean; done: number; of: number }

const list = (pack: Package, plan: Plan): TemplateResult => {
  const rows = pack.sar.files.map((one) =>
    tick(`file-${one.id}`, html`<span lang="th">${one.title || one.name}</span><small>${[one.code, size(one.size)].filter(Boolean).join(" · ")}</small>`, plan.files.has(one.id), (on) => (on ? plan.files.add(one.id) : plan.files.delete(one.id), redraw())),
  );
  return html`<div class="pk-opts">${rows}</div>`;
};

async function ready(visit: { at: string } | null): Promise<TemplateResult> {
  const ledger = await field().log.ledger();
  const { me } = field().sync.online === "offline" ? { me: null } : await askMe();
  const home = await atHome();
  const off = me ? Math.abs(Date.parse(me.server_at) - Date.now()) : null;
  const yes = (ok: boolean | null, good: string, bad: string): Piece =>
    item(ok === null ? html`<span class="pk-2">${icon("help-circle")}</span>` : ok ? html`<span class="pk-t-ok">${icon("circle-check")}</span>` : html`<span class="pk-t-warn">${icon("alert-triangle")}</span>`, ok ? good : bad, null, ok === null ? t("not known") : ok ? t("ready") : t("look at this"));
  return card(t("Ready to go offline?"), null, html`<ul class="pk-m-list">
    ${yes(visit !== null, visit ? t("The visit is on this device, fetched {day} {time}", { day: day(visit.at), time: time(visit.at) }) : "", t("The visit is not on this device yet"))}
    ${yes(...home)}
    ${yes(ledger.persisted, t("The browser promised to keep the data"), t("The browser has not promised to keep the data: install the app, then open it from the home screen"))}
    ${yes(ledger.free === null ? null : ledger.free >= ROOM, t("Free space: {size}", { size: size(ledger.free ?? 0) }), ledger.free === null ? t("How much space is free cannot be told") : t("Only {size} free: a day with video may need 2 GB. Let go of confirmed files or free some space", { size: size(ledger.free) }))}
    ${yes(off === null ? null : off < SKEW, t("The clock of this device is right"), off === null ? t("The clock can be compared only with a signal") : t("The clock of this device is off by {n} minutes: set it in the device's settings", { n: Math.round(off / 60_000) }))}
    ${yes(field().sync.online === "offline" ? null : field().sync.problem?.code !== "FIELD-071", t("The app is up to date"), t("Open this page with a signal to bring the app up to date"))}
  </ul>${"persist" in (navigator.storage ?? {}) && !ledger.persisted ? html`<button type="button" class="pk-btn pk-btn--2" @click=${persist}>${t("Ask the browser to keep the data")}</button>` : nothing}`, true);
}

async function persist(): Promise<void> {
  await navigator.storage.persist();
  redraw();
}

export async function prepare({ case: given }: Params): Promise<Screen> {
  const id = Number(given), { packages, sync } = field();
  const [pack, known] = await Promise.all([packages.get(id), packages.list()]);
  const visit = known.find((one) => one.case === id) ?? null;
  const form = draft<Plan>(`prepare-${id}`, () => ({ files: new Set(), chosen: false, done: 0, of: 0 }));
  if (pack && !form.value.chosen) await choose(pack, form.value);
  const act = () => submit(form, () => ({}), async () => {
    await packages.fetch(id, [...form.value.files], (done, of) => ((form.value.done = done), (form.value.of = of), redraw()));
    form.value.of = 0;
  });
  const body = html`${trouble(form.problem)}${pack ? html`<div><h2>${say(pack.case.institution.name)}</h2><p class="pk-2">${pack.case.number} · ${visit ? size(visit.bytes) : ""}</p></div>` : nothing}
    ${sync.online === "offline" ? note("warn", icon("wifi-off"), t("Fetching needs a signal.")) : nothing}${fetching(pack, form, act, sync.online === "offline")}
    ${await ready(visit)}${visit ? html`<a class="pk-btn" href="#/v/${id}">${icon("calendar-event")}${t("Go to the visit")}</a>` : nothing}`;
  return { title: t("Prepare a visit"), back: "#/visits", body };
}

async function choose(pack: Package, plan: Plan): Promise<void> {
  const held = await Promise.all(pack.sar.files.map(async (one) => ((await field().packages.file(pack.case.id, one.id)) ? one.id : 0)));
  plan.files = new Set(held.filter(Boolean));
  plan.chosen = true;
}

function fetching(pack: Package | null, form: ReturnType<typeof draft<Plan>>, act: () => void, offline: boolean): TemplateResult {
  const { files, done, of } = form.value;
  const bytes = pack ? pack.sar.files.filter((one) => files.has(one.id)).reduce((sum, one) => sum + one.size, 0) : 0;
  const words = pack ? (files.size ? tn(files.size, "Fetch again with {n} file, {size}", "Fetch again with {n} files, {size}", { size: size(bytes) }) : t("Fetch again without files")) : t("Fetch the visit");
  const under = form.busy ? html`<div role="status"><progress max=${of || 1} value=${of ? done : nothing} aria-label=${t("Fetching")}></progress><p class="pk-xs pk-2">${of ? t("{done} of {of} fetched", { done: size(done), of: size(of) }) : t("Fetching …")}</p></div>` : nothing;
  return html`${pack?.sar.files.length ? card(t("Files of the SAR to take along"), pack ? size(bytes) : null, list(pack, form.value)) : nothing}
    <section class="pk-m-card pk-form">${pack ? nothing : html`<div class="pk-row">${ico(icon("cloud-download"))}<p>${t("The visit comes with its indicators, rubrics, SAR answers, team and agenda. Files of the SAR you choose afterwards.")}</p></div>`}
    <button type="button" class="pk-btn ${pack ? "pk-btn--2" : ""}" ?disabled=${form.busy || offline} @click=${act}>${icon("download")}${words}</button>${under}</section>`;
}
