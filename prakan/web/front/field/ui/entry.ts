// One entry as it was recorded: what it says, its files, exactly where it is, and what to do when it was refused.
import { html, nothing, type TemplateResult } from "lit-html";
import type { Kept, Package } from "../types.ts";
import { field } from "./field.ts";
import type { Screen } from "./frame.ts";
import { progress, save } from "./ledger.ts";
import { entryName } from "./naming.ts";
import { card, icon, note, state, stateOf, trouble, KIND_NAMES } from "./parts.ts";
import type { Params } from "./router.ts";
import { addressOf } from "./taking.ts";
import { day, say, size, t, time } from "./words.ts";

const when = (at: string): string => (at ? `${day(at)} ${time(at)}` : "–");
const text = (found: unknown): string => (typeof found === "string" ? found : "");

async function open(id: string, name: string): Promise<void> {
  const blob = await field().log.blob(id);
  if (blob) window.open(addressOf(blob), "_blank") ?? save(name, blob);
}

async function seen(file: Kept["files"][number]): Promise<TemplateResult> {
  const blob = file.here && file.size < 60e6 ? await field().log.blob(file.id) : null;
  if (!blob) return html`<p class="pk-2">${file.name} · ${size(file.size)}${file.here ? html` <button type="button" class="pk-link" @click=${() => void open(file.id, file.name)}>${t("Open")}</button>` : html` · ${file.held ? t("its bytes are with the server") : t("its bytes are not on this device")}`}</p>`;
  const at = addressOf(blob);
  const view = file.type.startsWith("image/") ? html`<img class="pk-shot" src=${at} alt=${file.name}>` : file.type.startsWith("audio/") ? html`<audio controls src=${at}></audio>` : file.type.startsWith("video/") ? html`<video class="pk-view" controls playsinline src=${at}></video>` : nothing;
  return html`<div>${view}<p class="pk-xs pk-2">${file.name} · ${size(file.size)} · <code title=${file.sha256}>${file.sha256.slice(0, 8)}</code> <a class="pk-link" href=${at} target="_blank" rel="noopener" download=${file.type === "application/pdf" || file.type.startsWith("image/") ? nothing : file.name}>${t("Open")}</a></p></div>`;
}

const fact = (name: string, value: unknown) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing);

/** What an entry's data says, by what it is; the same for two versions side by side. */
export function content(target: string, data: Record<string, unknown>, pack: Package | null): TemplateResult {
  const asked = pack?.pack.standards.flatMap((one) => one.indicators).find((one) => one.code === data["code"] || target === `score:${one.code}`);
  const level = asked?.choices.find((one) => one.mark === data["mark"]);
  const inner = (data["content"] ?? data) as { people?: { name: string; role: string; present: boolean }[]; points?: { text: string }[]; heard?: string; name?: string; position?: string; said?: string };
  return html`<dl class="pk-facts">${fact(t("Kind"), data["kind"] && KIND_NAMES[text(data["kind"])] ? t(KIND_NAMES[text(data["kind"])]!) : "")}${fact(t("Indicator"), asked ? `${asked.code} ${say(asked.name)}` : "")}${fact(t("Level"), level ? say(level.name) : text(data["mark"]))}
    ${fact(t("Why"), said(data["reason"]))}${fact(t("Note"), said(data["note"]))}${fact(t("Text"), said(data["text"]))}${fact(t("Where, in words"), said(data["place"]))}${fact(t("Evidence"), Array.isArray(data["evidence"]) ? String(data["evidence"].length) : "")}
    ${fact(t("Attendance"), inner.people ? html`<ul>${inner.people.map((one) => html`<li>${one.present ? icon("check") : icon("x")} ${one.name} ${one.role}<span class="pk-sr">${one.present ? t("present") : t("absent")}</span></li>`)}</ul>` : "")}
    ${fact(t("Points told"), inner.points?.length ? html`<ul>${inner.points.map((one) => html`<li lang="th">${one.text}</li>`)}</ul>` : "")}${fact(t("What the institution said"), said(inner.heard))}${fact(t("Signed by"), inner.position ? `${inner.name} · ${inner.position}` : "")}${fact(t("Sentence that was signed"), inner.position ? said(inner.said) : "")}</dl>`;
}
const said = (words: unknown) => (text(words) ? html`<span class="pk-said" lang="th">${text(words)}</span>` : "");

const EXACTLY: Record<string, () => string> = {
  unsent: () => t("It is written on this device, and only here. It goes out when there is a signal."),
  sent: () => t("The server has the entry, not yet all of its files. This device keeps them until it has."),
  confirmed: () => t("The server has all of it, and the digests are equal."),
  refused: () => t("The server keeps it but did not do it. What to do stands above."),
  ended: () => t("The server keeps the entry without its file: a person ended the waiting for it. Who and why stands above."),
  conflict: () => t("The server keeps both versions. What stood before keeps standing until you choose."),
};

export async function one({ id }: Params): Promise<Screen> {
  const justKept = id!.endsWith("?kept"), kept = await field().log.one(id!.replace("?kept", ""));
  if (!kept) return { title: t("Entry"), back: "#/ledger", body: note("warn", icon("info-circle"), t("This entry is not on this device.")) };
  const pack = await field().packages.get(kept.entry.case), files = await Promise.all(kept.files.filter((one) => one.role === "original").map(seen));
  const code = text(kept.entry.data["code"]), at = `#/v/${kept.entry.case}`;
  const more = justKept ? html`<div class="pk-acts"><a class="pk-btn" href=${code ? `${at}/i/${encodeURIComponent(code)}` : at}>${code ? t("To the indicator {code}", { code }) : t("To the visit")}</a><a class="pk-btn pk-btn--2" href=${`${at}/new${code ? `//${encodeURIComponent(code)}` : ""}`}>${icon("camera-plus")}${t("Collect more")}</a></div>` : nothing;
  const body = html`${justKept ? note("ok", icon("check"), html`<span role="status">${t("Kept on this device")}</span>`) : nothing}${trouble(kept.problem)}${stateOf(kept) === "conflict" ? html`<a class="pk-btn" href="#/two/${kept.entry.id}">${icon("arrows-diff")}${t("See both versions and choose")}</a>` : nothing}
    <section class="pk-m-card"><h2 lang="th">${entryName(kept)}</h2><p class="pk-row">${state(kept)}</p><p class="pk-s pk-2">${EXACTLY[stateOf(kept)]!()}</p>${progress(kept)}</section>${files.length ? card(t("Files"), String(files.length), html`<div class="pk-form">${files}</div>`) : nothing}
    ${card(t("What it says"), null, content(kept.entry.target, kept.entry.data, pack))}${card(t("Where it is"), null, html`<dl class="pk-facts">${fact(t("Recorded"), when(kept.entry.at))}${fact(t("Sent"), kept.sentAt ? when(kept.sentAt) : "")}${fact(t("Confirmed"), kept.confirmedAt ? when(kept.confirmedAt) : "")}${fact(t("Number in this device's log"), String(kept.entry.seq))}${fact(t("Digest"), html`<code>${kept.digest}</code>`)}${fact(t("Position of this device"), kept.entry.place ? `${(kept.entry.place.lat / 1e6).toFixed(5)}, ${(kept.entry.place.lon / 1e6).toFixed(5)} (± ${kept.entry.place.m} m)` : "")}</dl>`)}${more}`;
  return { title: t("Entry"), back: justKept && code ? `${at}/i/${encodeURIComponent(code)}` : "#/ledger", body };
}
