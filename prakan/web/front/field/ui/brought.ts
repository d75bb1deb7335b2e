// What was brought back says so, with the way to begin anew; and the list of what is begun and not kept yet.
import { html, nothing, type TemplateResult } from "lit-html";
import type { Begun } from "../types.ts";
import { begunOf, type Cut, type Taken, takenOf } from "./begun.ts";
import { redraw } from "./field.ts";
import { type Draft, forget } from "./form.ts";
import { recordName } from "./naming.ts";
import { button, card, icon, ico, KIND_NAMES, kindIcon, link, note, type Piece } from "./parts.ts";
import { addressOf, finish } from "./taking.ts";
import { day, isoDay, size, t, time, tn } from "./words.ts";

const when = (at: string): string => (isoDay(new Date(at)) === isoDay(new Date()) ? time(at) : `${day(at)} ${time(at)}`);

/** The line above a form whose content lay on the device; beginning anew is asked once more. */
export function broughtBack<T extends object>(form: Draft<T>): Piece {
  const lasts = form.lasts;
  if (!lasts?.brought) return nothing;
  const asks = (on: boolean) => () => ((lasts.asks = on), redraw());
  const anew = () => void finish().then(() => (forget(lasts.name), redraw())); // what is being recorded goes as well
  const act = lasts.asks
    ? html`<p>${t("Throw away what was typed and recorded here? It cannot be brought back.")}</p><div class="pk-acts pk-acts--row">${button(html`${icon("trash")}${t("Throw it away")}`, anew, "pk-btn--bad pk-btn--s")}${button(t("Go on with it"), asks(false), "pk-btn--2 pk-btn--s")}</div>`
    : html`<button type="button" class="pk-link" @click=${asks(true)}>${t("Start anew")}</button>`;
  const missing = lasts.missing.length ? html`<p class="pk-t-warn">${t("Not on the device yet, choose again: {names}", { names: lasts.missing.join(", ") })}</p>` : nothing;
  return note("", icon("history"), html`<p role="status">${t("Brought back: what you had typed at {time}", { time: when(lasts.brought) })}</p>${missing}${act}`);
}

/** Recordings that the end of the app cut off: heard or seen, then added or thrown away. */
export function cutOff<T extends { files: Taken[] }>(form: Draft<T>): TemplateResult | typeof nothing {
  const lasts = form.lasts;
  if (!lasts?.cuts.length) return nothing;
  const out = (one: Cut) => (lasts.cuts = lasts.cuts.filter((each) => each !== one));
  const add = (one: Cut) => () => (out(one), (form.value.files = [...form.value.files, takenOf(one.id, one.name, one.blob)]), delete form.errors["taking"], redraw());
  const rows = lasts.cuts.map((one) => html`<li class="pk-form" data-cut=${one.id}><p>${t("Cut off when the app ended: {name}, {size}", { name: one.name, size: size(one.blob.size) })}</p>${player(one.blob)}
    <div class="pk-acts pk-acts--row">${button(html`${icon("plus")}${t("Add what was recorded")}`, add(one), "pk-btn--s")}${button(html`${icon("trash")}${t("Throw it away")}`, () => (out(one), redraw()), "pk-btn--2 pk-btn--s")}</div></li>`);
  return html`<ul class="pk-note pk-note--warn">${rows}</ul>`;
}

const player = (blob: Blob): TemplateResult => {
  const mute = (event: Event) => void (event.target as HTMLElement).replaceWith(t("This device cannot play it; it can be added all the same."));
  return blob.type.startsWith("video/") ? html`<video class="pk-view" controls playsinline src=${addressOf(blob)} @error=${mute}></video>` : html`<audio controls src=${addressOf(blob)} @error=${mute}></audio>`;
};

const WAYS: [RegExp, (found: string[]) => string][] = [
  [/^\/v\/\d+\/new\/(\w+)\/?(.*)$/, ([, kind = "", code = ""]) => `${t(KIND_NAMES[kind] ?? "Document")} ${code}`.trim()],
  [/^\/v\/\d+\/i\/(.+)\/score$/, ([, code = ""]) => t("My score {code}", { code })],
  [/^\/v\/\d+\/line\/[^/]*\/?([^/]*)/, ([, code = ""]) => `${t("Note or finding")} ${code}`.trim()],
  [/^\/v\/\d+\/attendance\/(.+)$/, ([, on = ""]) => t("Attendance {day}", { day: day(`${on}T00:00:00`) })],
  [/^\/v\/\d+\/feedback$/, () => recordName("oral_feedback")],
  [/^\/v\/\d+\/sign-off$/, () => recordName("sign_off")],
];

/** What a form is called, by its address. */
function nameOf(way: string): string {
  for (const [path, name] of WAYS) {
    const found = path.exec(decodeURIComponent(way));
    if (found) return name([...found]);
  }
  return t("Choice between two versions");
}

const pictureOf = (way: string): TemplateResult => {
  const kind = /\/new\/(\w+)/.exec(way)?.[1];
  return kind ? kindIcon(kind) : ico(icon("pencil"));
};

function row(one: Begun): TemplateResult {
  const files = one.files.length ? tn(one.files.length, "{n} file", "{n} files") : "";
  return link(`#${one.way}`, pictureOf(one.way), nameOf(one.way), [when(one.at), files].filter(Boolean).join(" · "));
}

/** What is begun in a visit, or on the whole device; it counts as no entry. */
export function begunList(caseId?: number): Piece {
  const found = begunOf(caseId);
  if (!found.length) return nothing;
  const words = html`<p class="pk-hint">${t("Only on this device and counted in no sum: open it to go on, then keep it.")}</p>`;
  return card(t("{n} begun, not kept yet", { n: found.length }), null, html`${words}<ul class="pk-m-list">${[...found].reverse().map(row)}</ul>`, true);
}
