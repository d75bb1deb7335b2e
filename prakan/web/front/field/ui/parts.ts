// Small pieces that every screen is made of.
import { html, nothing, type TemplateResult } from "lit-html";
import type { Kept, Problem } from "../types.ts";
import { bare, signIn, t, w } from "./words.ts";

export type Piece = TemplateResult | typeof nothing | string | number | null | Piece[];

export const icon = (name: string): TemplateResult => html`<i class="pk-i ${`i-${name}`}" aria-hidden="true"></i>`;
export const sign = html`<svg class="pk-sign" viewBox="0 0 28 28" aria-hidden="true"><rect width="28" height="28" rx="7" fill="var(--pk-kram)"/><g fill="none" stroke="var(--pk-on-kram)" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"><circle cx="9" cy="9.6" r="2.3"/><path d="M9 11.9V21h10V5.6"/></g></svg>`;

export const card = (title: string, right: Piece, body: Piece, list = false): TemplateResult =>
  html`<section class="pk-m-card ${list ? "pk-m-card--list" : ""}"><header><h2>${title}</h2>${right ? html`<span class="pk-2">${right}</span>` : nothing}</header>${body}</section>`;

export const note = (tone: "" | "ok" | "warn" | "bad", picture: TemplateResult, words: Piece): TemplateResult =>
  html`<div class="pk-note ${tone ? `pk-note--${tone}` : ""}">${picture}<div class="pk-grow">${words}</div></div>`;

/** A problem: what happened, what to do next, its number. Takes the reader's ear at once. */
const SIGNED_OUT = "FIELD-070";
export const trouble = (problem: Problem | null): Piece =>
  problem
    ? html`<div class="pk-err" role="alert"><h2>${problem.what}</h2>${problem.next ? html`<p>${problem.next}</p>` : nothing}${problem.code === SIGNED_OUT ? html`<p><a class="pk-btn pk-btn--s" href=${signIn()}>${icon("login")}${t("Sign in")}</a></p>` : nothing}${problem.code ? html`<p class="pk-xs pk-2"><code>${problem.code}</code></p>` : nothing}</div>`
    : nothing;

export const link = (href: string, first: Piece, title: Piece, small: Piece = null, end: Piece = null): TemplateResult =>
  html`<li><a class="pk-item" href=${href}>${first}<span class="pk-grow">${title}${small ? html`<small>${small}</small>` : nothing}</span><span class="pk-end">${end ?? icon("chevron-right")}</span></a></li>`;

export const item = (first: Piece, title: Piece, small: Piece = null, end: Piece = null): TemplateResult =>
  html`<li><div class="pk-item">${first}<span class="pk-grow">${title}${small ? html`<small>${small}</small>` : nothing}</span>${end ? html`<span class="pk-end">${end}</span>` : nothing}</div></li>`;

export const ico = (picture: TemplateResult): TemplateResult => html`<span class="pk-ico">${picture}</span>`;

export const STATES: Record<string, string> = {
  unsent: w("Not sent yet"), sent: w("Sent"), confirmed: w("Confirmed"), refused: w("Refused"), conflict: w("Two versions"),
  ended: w("Ended without its file"),
};
const isEnded = (kept: Kept): boolean => kept.state === "confirmed" && kept.files.some((file) => file.ended && !file.held);
/** What a reader is told of an entry: refused and two versions count among the confirmed, but need a person; so does what ended without its file. */
export const stateOf = (kept: Kept): string => (kept.result === "refused" || kept.result === "conflict" ? kept.result : isEnded(kept) ? "ended" : kept.state);
export const state = (kept: Kept | null): Piece =>
  kept ? html`<i class="pk-st pk-st--${stateOf(kept)}" aria-hidden="true"></i>${t(STATES[stateOf(kept)]!)}` : nothing;

const KINDS: Record<string, () => TemplateResult> = {
  photo: () => icon("photo"), sound: () => icon("microphone"), video: () => icon("video"), document: () => icon("file-text"),
  interview: () => icon("message-2"), observation: () => icon("eye"), data: () => icon("chart-bar"), sar: () => icon("book"),
};
export const kindIcon = (kind: string): TemplateResult => ico((KINDS[kind] ?? (() => icon("file")))());
export const KIND_NAMES: Record<string, string> = {
  photo: w("Photograph"), sound: w("Sound"), video: w("Video"), document: w("Document"), interview: w("Interview"),
  observation: w("Observation"), data: w("Data"), sar: w("From the SAR"),
};

interface Field { name: string; label: string; hint?: string; error?: string; required?: boolean }
const ids = (one: Field) => [one.hint ? `${one.name}-hint` : "", one.error ? `${one.name}-error` : ""].filter(Boolean).join(" ") || nothing;
const above = (one: Field): TemplateResult =>
  html`<label for=${one.name}>${one.label}</label>${one.hint ? html`<p class="pk-hint" id="${one.name}-hint">${one.hint}</p>` : nothing}${one.error ? html`<p class="pk-errmsg" id="${one.name}-error">${one.error}</p>` : nothing}`;

export const line = (one: Field & { value: string; type?: string; complete?: string; set: (value: string) => void }): TemplateResult =>
  html`<div class="pk-field">${above(one)}<input class="pk-in" id=${one.name} name=${one.name} type=${one.type ?? "text"} autocomplete=${(one.complete ?? "off") as "off"} aria-describedby=${ids(one)} aria-invalid=${one.error ? "true" : "false"} aria-required=${one.required ? "true" : "false"} .value=${one.value} @input=${(event: Event) => one.set((event.target as HTMLInputElement).value)}></div>`;

export const area = (one: Field & { value: string; set: (value: string) => void }): TemplateResult =>
  html`<div class="pk-field">${above(one)}<textarea class="pk-in" id=${one.name} name=${one.name} rows="4" aria-describedby=${ids(one)} aria-invalid=${one.error ? "true" : "false"} aria-required=${one.required ? "true" : "false"} .value=${one.value} @input=${(event: Event) => one.set((event.target as HTMLTextAreaElement).value)}></textarea></div>`;

export const tick = (name: string, words: Piece, on: boolean, set: (on: boolean) => void): TemplateResult =>
  html`<label class="pk-opt"><input type="checkbox" name=${name} .checked=${on} @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}><span class="pk-grow">${words}</span></label>`;

export const choice = (group: string, value: string, words: Piece, on: boolean, set: () => void): TemplateResult =>
  html`<label class="pk-opt"><input type="radio" name=${group} value=${value} .checked=${on} @change=${set}><span class="pk-grow">${words}</span></label>`;

export const button = (words: Piece, press: () => void, how = "", name = ""): TemplateResult =>
  html`<button type="button" class="pk-btn ${how}" aria-label=${name ? bare(name) : nothing} @click=${press}>${words}</button>`;

/** Say something to a screen reader at once, and show it for as long as the screen stands. */
export function announce(words: string): void {
  const ear = document.getElementById("pk-ear");
  if (ear) ear.textContent = bare(words);
}
