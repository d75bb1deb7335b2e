// The ledger: a sum that fits, every entry by its state, what is under way, and what needs a person.
import { html, nothing, type TemplateResult } from "lit-html";
import { PUT_BACK, told } from "../problems.ts";
import type { Count, Kept, Ledger } from "../types.ts";
import { begunList } from "./brought.ts";
import { field, problemOf, redraw } from "./field.ts";
import type { Screen } from "./frame.ts";
import { entryName, kindOf } from "./naming.ts";
import { button, card, icon, ico, kindIcon, link, note, type Piece, state, stateOf, tick, trouble } from "./parts.ts";
import { number, size, t, time, tn } from "./words.ts";
import type { Problem } from "../types.ts";

let failed: Problem | null = null;
let freed: number | null = null;
let sending = false;
let anyway = false; // videos go over mobile data, until the app is closed

const term = (one: Count, words: string) => html`<span><b>${number(one.entries)}</b>${words}</span>`;

function sum(ledger: Ledger): TemplateResult {
  const { collected, unsent, sent, confirmed } = ledger;
  const fits = collected.entries === unsent.entries + sent.entries + confirmed.entries && !ledger.lost;
  const words = fits
    ? html`<p class="pk-t-ok pk-b">${icon("check")} ${t("It adds up: nothing is lost")}</p>`
    : html`<p class="pk-t-bad pk-b" role="alert">${icon("alert-triangle")} ${ledger.lost ? tn(ledger.lost, "{n} entry that this device had is missing. Do not clear the browser; tell the office and keep the rescue file.", "{n} entries that this device had are missing. Do not clear the browser; tell the office and keep the rescue file.") : t("The sum does not fit. Keep the rescue file and tell the office.")}</p>`;
  const free = ledger.free === null ? "" : t("Free space {size}", { size: size(ledger.free) });
  return html`<section class="pk-m-card"><h2 class="pk-sr">${t("The sum")}</h2><div class="pk-sum">${term(collected, t("collected"))}<i aria-hidden="true">=</i>${term(unsent, t("Not sent yet"))}<i aria-hidden="true">+</i>${term(sent, t("Sent"))}<i aria-hidden="true">+</i>${term(confirmed, t("Confirmed"))}</div>${words}<p class="pk-2">${t("This device keeps each file until the server has confirmed it.")} ${free}</p>
    ${ledger.elsewhere ? trouble(told(PUT_BACK, { count: number(ledger.elsewhere) })) : nothing}
    ${ledger.persisted ? nothing : note("warn", icon("alert-triangle"), t("The browser has not promised to keep the data: install the app and open it from the home screen."))}</section>`;
}

/** What of an entry is on its way now, in per cent and bytes. */
export function progress(kept: Kept): TemplateResult | typeof nothing {
  const doing = field().sync.doing, held = kept.gone || kept.files.reduce((all, one) => all + (one.held ? one.size : one.offset), 0);
  const now = doing?.id === kept.entry.id ? Math.max(held, doing.sent) : held;
  if (!kept.bytes || kept.state === "confirmed" || !now) return nothing;
  const at = Math.min(100, Math.floor((100 * now) / kept.bytes));
  const words = doing?.id === kept.entry.id ? t("Sending: {now} of {all}", { now: size(now), all: size(kept.bytes) }) : t("With a signal it goes on from {now}, not from the beginning", { now: size(now) });
  return html`<progress max="100" value=${at} aria-label=${t("Sent {n} per cent", { n: at })}></progress><p class="pk-xs pk-2">${words}</p>`;
}

export function row(kept: Kept): TemplateResult {
  const small = [kept.bytes ? size(kept.bytes) : "", time(kept.state === "confirmed" ? kept.confirmedAt || kept.entry.at : kept.entry.at)].filter(Boolean).join(" · ");
  const bar = progress(kept), next = stateOf(kept) === "conflict" ? html`<span class="pk-t-warn">${t("Both are kept; choose one")}</span><br>` : kept.problem ? html`<span class="pk-t-bad">${kept.problem.code} ${kept.problem.what}</span><br>` : nothing;
  const kind = kindOf(kept), first = kind ? kindIcon(kind) : ico(stateOf(kept) === "conflict" ? icon("arrows-diff") : icon("pencil"));
  return html`<li><a class="pk-item" href="#/entry/${kept.entry.id}">${first}<span class="pk-grow"><span lang="th">${entryName(kept)}</span><small>${next}${small} · <code>${kept.digest.slice(0, 4)}</code></small>${bar}</span><span class="pk-end">${state(kept)}</span></a></li>`;
}

const FIRST = 60; // rows of a group until more are asked for: what nobody looks at is not drawn again and again
const whole = new Set<string>();

const group = (title: string, found: Kept[], bytes: number): Piece => {
  if (!found.length) return null;
  const shown = whole.has(title) ? found : found.slice(0, FIRST), left = found.length - shown.length;
  const more = left ? html`<button type="button" class="pk-link pk-more" @click=${() => (whole.add(title), redraw())}>${tn(left, "Show {n} more", "Show {n} more")}</button>` : nothing;
  return card(title, bytes ? `${number(found.length)} · ${size(bytes)}` : number(found.length), html`<ul class="pk-m-list pk-long">${shown.map(row)}</ul>${more}`, true);
};

/** Do something that may fail; its problem stands on the ledger. */
async function attempt(act: () => Promise<void>): Promise<void> {
  failed = null;
  try {
    await act();
  } catch (error) {
    failed = problemOf(error);
  }
  redraw();
}

const sendNow = () => attempt(async () => {
  sending = true;
  redraw();
  try {
    await field().sync.now();
  } finally {
    sending = false;
  }
});

const sendVideo = () => attempt(async () => {
  anyway = true;
  await field().sync.anyway?.();
});

export const save = (name: string, blob: Blob): void => {
  const way = document.createElement("a");
  way.href = URL.createObjectURL(blob);
  way.download = name;
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), 60_000);
};
const rescue = () => attempt(async () => {
  const { name, blob } = await field().log.rescue();
  save(name, blob);
});
const letGo = () => attempt(async () => void (freed = await field().log.letGo()));

const cell = (words: string | number) => (/^[=+\-@\t]/.test(String(words)) ? `"'${String(words).replaceAll('"', '""')}"` : `"${String(words).replaceAll('"', '""')}"`);
const table = (all: Kept[]) => attempt(async () => {
  const lines = all.map((one) => [one.entry.seq, entryName(one), one.entry.case, one.entry.target, one.entry.at, stateOf(one), one.bytes, one.digest, one.problem?.code ?? ""].map(cell).join(","));
  const heads = [t("Number"), t("Name"), t("Case"), t("What it writes"), t("Recorded"), t("State"), t("Bytes"), t("Digest"), t("Problem")].map(cell).join(",");
  save("prakan-ledger.csv", new Blob([`﻿${[heads, ...lines].join("\r\n")}\r\n`], { type: "text/csv" }));
});

function acts(ledger: Ledger, all: Kept[]): TemplateResult {
  const left = ledger.unsent.bytes + ledger.sent.bytes, waiting = ledger.unsent.entries + ledger.sent.entries, offline = field().sync.online === "offline";
  const late = all.some((one) => one.state === "confirmed" && one.files.some((each) => each.ended && each.here && !each.held && !each.refused)); // as in a rescue file
  const videos = all.some((one) => one.state !== "confirmed" && one.files.some((each) => each.type.startsWith("video/")));
  return html`<div class="pk-acts">${waiting ? html`<button type="button" class="pk-btn" ?disabled=${offline || sending} aria-describedby="why-not" @click=${sendNow}>${icon("send")}${sending ? t("Sending") : t("Send now")}</button><p class="pk-xs pk-2" id="why-not">${offline ? t("There is no signal; sending begins by itself when there is.") : t("Sending begins by itself whenever there is a signal.")}</p>` : nothing}
    ${videos && field().sync.online === "thin" ? tick("video", html`${t("Send video over mobile data too")}<small>${t("Until the app is closed. Otherwise video waits for a line that is not metered.")}</small>`, anyway, (on) => on && void sendVideo()) : nothing}
    ${waiting || late ? button(html`${icon("device-sd-card")}${t("Keep a rescue file, {size}", { size: size(left) })}`, () => void rescue(), "pk-btn--2") : nothing}
    ${ledger.confirmed.entries ? button(html`${icon("eraser")}${t("Let go of files that are confirmed")}`, () => void letGo(), "pk-btn--2") : nothing}
    ${freed === null ? nothing : html`<p class="pk-xs pk-2" role="status">${t("{size} freed. The list stays; the files are with the server.", { size: size(freed) })}</p>`}
    ${all.length ? button(html`${icon("file-export")}${t("Export the list (CSV)")}`, () => void table(all), "pk-btn--2") : nothing}</div>`;
}

const bytes = (found: Kept[]): number => found.reduce((sum, one) => sum + one.bytes, 0);

/** The sum over the list that stands below it, so that both say the same moment. */
function summed(told: Ledger, all: Kept[]): Ledger {
  const of = (...wanted: string[]): Count => {
    const found = all.filter((one) => wanted.includes(one.state));
    return { entries: found.length, bytes: bytes(found) };
  };
  return { ...told, collected: of("unsent", "sent", "confirmed"), unsent: of("unsent"), sent: of("sent"), confirmed: of("confirmed") };
}

export async function ledger(): Promise<Screen> {
  const [told, all] = await Promise.all([field().log.ledger(), field().log.every()]), counts = summed(told, all);
  const newest = [...all].reverse(), by = (...wanted: string[]) => newest.filter((one) => wanted.includes(stateOf(one)));
  const unsent = by("unsent"), sent = by("sent"), sure = by("confirmed");
  const body = html`${trouble(failed)}${sum(counts)}${group(t("Needs you: refused"), by("refused"), 0)}${group(t("Needs you: two versions"), by("conflict"), 0)}${group(t("Ended without its file"), by("ended"), 0)}
    ${group(t("Not sent yet"), unsent, bytes(unsent))}${acts(counts, all)}${begunList()}${group(t("Sent, to be confirmed"), sent, bytes(sent))}${group(t("Confirmed"), sure, 0)}
    ${all.length ? nothing : note("", icon("stack-2"), t("Nothing is recorded on this device yet."))}`;
  return { title: t("Ledger of evidence"), tab: "ledger", body };
}
