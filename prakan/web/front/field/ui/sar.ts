// The institution's self-assessment report, as far as it was taken along: answers by indicator, files that open offline.
import { html, nothing, type TemplateResult } from "lit-html";
import type { Package } from "../types.ts";
import { field } from "./field.ts";
import type { Screen } from "./frame.ts";
import { card, icon, ico, item, note } from "./parts.ts";
import type { Params } from "./router.ts";
import { addressOf } from "./taking.ts";
import { gone } from "./today.ts";
import { visitOf } from "./visit.ts";
import { say, size, t } from "./words.ts";

type File = Package["sar"]["files"][number];

/** Where in a file an answer points: a page of a paper, a second of a recording. */
const part = (one: File): string => (one.page ? `#page=${one.page}` : one.second ? `#t=${one.second}` : "");
const spot = (one: File): string => (one.page ? t("page {n}", { n: one.page }) : one.second ? t("from second {n}", { n: one.second }) : "");

async function file(pack: Package, one: File): Promise<TemplateResult> {
  const blob = await field().packages.file(pack.case.id, one.id), small = [one.code, size(one.size), spot(one)].filter(Boolean).join(" · ");
  const title = html`<span lang="th">${one.title || one.name}</span>`;
  if (!blob) return item(ico(icon("file-off")), title, small, html`<a class="pk-link" href="#/prepare/${pack.case.id}">${t("not taken along")}</a>`);
  const at = `${addressOf(blob)}${part(one)}`;
  const view = one.type.startsWith("image/") ? html`<img class="pk-shot" src=${at} alt=${one.title || one.name} loading="lazy">` : one.type.startsWith("audio/") ? html`<audio controls preload="metadata" src=${at}></audio>` : one.type.startsWith("video/") ? html`<video class="pk-view" controls playsinline preload="metadata" src=${at}></video>` : nothing;
  return html`<li><a class="pk-item" href=${at} target="_blank" rel="noopener">${ico(icon("file-text"))}<span class="pk-grow">${title}<small>${small}</small></span><span class="pk-end">${t("Open")}${icon("external-link")}</span></a>${view}</li>`;
}

export async function sar({ case: given, code }: Params): Promise<Screen> {
  const visit = await visitOf(Number(given));
  if (!visit) return gone();
  const { pack } = visit, answers = pack.sar.answers.filter((one) => !code || one.code === code);
  const files = await Promise.all(pack.sar.files.filter((one) => !code || one.code === code).map((one) => file(pack, one)));
  const folds = answers.map((one) => html`<details class="pk-m-card" ?open=${Boolean(code)}><summary><span>${one.code} ${say(one.name)}</span>${icon("chevron-down")}</summary><p class="pk-said" lang="th">${one.text}</p><a class="pk-link" href="#/v/${given}/i/${encodeURIComponent(one.code)}">${t("To the indicator {code}", { code: one.code })}</a></details>`);
  const none = answers.length || files.length ? nothing : note("", icon("book"), t("The package of this visit holds nothing of the SAR."));
  return { title: t("SAR of the institution"), back: code ? `#/v/${given}/i/${encodeURIComponent(code)}` : `#/v/${given}`, body: html`${none}${files.length ? card(t("Files"), String(files.length), html`<ul class="pk-m-list">${files}</ul>`, true) : nothing}<div class="pk-col pk-long">${folds}</div>${code ? html`<a class="pk-link" href="#/v/${given}/sar">${t("The whole SAR")}</a>` : nothing}` };
}
