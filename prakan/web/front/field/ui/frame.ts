// What stands around every screen: its name, whether there is a line, the ledger, the ways on.
import { html, nothing, render, type TemplateResult } from "lit-html";
import type { Ledger, Online } from "../types.ts";
import { field } from "./field.ts";
import { icon, type Piece, sign, trouble } from "./parts.ts";
import { bare, number, t, w } from "./words.ts";

export interface Screen { title: string; body: Piece; back?: string; tab?: string; foot?: TemplateResult; two?: boolean; plain?: boolean }

const LINES: Record<Online, [string, () => TemplateResult, string]> = {
  offline: [w("Offline"), () => icon("wifi-off"), "pk-chip--warn"],
  thin: [w("Online, mobile data"), () => icon("antenna-bars-3"), "pk-chip--kram"],
  wide: [w("Online"), () => icon("wifi"), "pk-chip--ok"],
};

function chip(): TemplateResult {
  const [words, picture, tone] = LINES[field().sync.online];
  return html`<span class="pk-chip ${tone}" id="pk-line">${picture()}<span>${t(words)}</span></span>`;
}

const count = (state: string, n: number, words: string) =>
  html`<span><i class="pk-st pk-st--${state}" aria-hidden="true"></i><b>${number(n)}</b><span>${words}</span></span>`;

export const strip = (ledger: Ledger): TemplateResult =>
  html`<a class="pk-ledger" href="#/ledger" aria-label=${bare(t("Ledger: {unsent} not sent, {sent} sent, {confirmed} confirmed", { unsent: ledger.unsent.entries, sent: ledger.sent.entries, confirmed: ledger.confirmed.entries }))}>${count("unsent", ledger.unsent.entries, t("Not sent yet"))}${count("sent", ledger.sent.entries, t("Sent"))}${count("confirmed", ledger.confirmed.entries, t("Confirmed"))}</a>`;

const tab = (to: string, on: boolean, picture: TemplateResult, words: string) =>
  html`<a href=${to} aria-current=${on ? "page" : nothing}>${picture}<span>${words}</span></a>`;

function tabs(now: string, visit: string): TemplateResult {
  const at = visit ? `#/v/${visit}` : "#/";
  return html`<nav class="pk-m-cap" aria-label=${bare(t("Main menu"))}>
    ${tab(at, now === "today", icon("calendar-event"), t("Today"))}${tab(visit ? `${at}/indicators` : "#/visits", now === "indicators", icon("list-check"), t("Indicators"))}${tab("#/ledger", now === "ledger", icon("stack-2"), t("Ledger"))}${tab(visit ? `${at}/team` : "#/visits", now === "team", icon("users"), t("Team"))}
  </nav>`;
}

function top(screen: Screen, ledger: Ledger | null): TemplateResult {
  const back = screen.back ? html`<a class="pk-m-tool" href=${screen.back} aria-label=${bare(t("Back"))}>${icon("arrow-left")}</a>` : sign;
  const tools = screen.plain ? nothing : html`<a class="pk-m-tool" href="#/settings" aria-label=${bare(t("Settings"))}>${icon("settings")}</a>`;
  return html`<header class="pk-m-top"><div class="pk-m-bar">${back}<h1 id="pk-h" tabindex="-1">${screen.title}</h1>${chip()}${screen.back ? nothing : tools}</div>${ledger ? strip(ledger) : nothing}</header>`;
}

const demo = (shown: boolean) =>
  shown ? html`<p class="pk-demo">${icon("info-circle")}<span>${t("Demonstration: the people and what they did here are made up")}</span></p>` : nothing;

/** Draw a screen into the page. */
export function frame(screen: Screen, ledger: Ledger | null, visit: string, into: HTMLElement): void {
  const shown = into.dataset["demo"] === "1";
  render(
    html`<a class="pk-skip" href="#pk-main" @click=${skip}>${t("Skip to main content")}</a>${top(screen, ledger)}
      <main class="pk-m-body ${screen.two ? "pk-two" : ""}" id="pk-main" tabindex="-1">${screen.plain ? nothing : html`<div class="pk-all" ?hidden=${!field().sync.problem}>${trouble(field().sync.problem)}</div>`}${screen.body}${screen.back ? nothing : demo(shown)}</main>
      ${screen.foot ?? (screen.plain ? nothing : tabs(screen.tab ?? "", visit))}<div class="pk-sr" id="pk-ear" aria-live="polite"></div>`,
    into,
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("pk-main")?.focus();
}
