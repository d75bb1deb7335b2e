// Indicators of a visit by standard, those of the reader first, and one indicator with all that belongs to it.
import { html, nothing, type TemplateResult } from "lit-html";
import type { Indicator } from "../types.ts";
import { redraw } from "./field.ts";
import type { Screen } from "./frame.ts";
import { card, icon, item, type Piece, kindIcon, link, note, state } from "./parts.ts";
import type { Params } from "./router.ts";
import { gone } from "./today.ts";
import { collecting, indicator, indicators, isMine, lines, markOf, pieces, type Piece as Found, type Visit, visitOf } from "./visit.ts";
import { bare, number, say, t } from "./words.ts";

const FILTERS = { all: () => t("All"), mine: () => t("Mine"), open: () => t("Not scored") };
type Filter = keyof typeof FILTERS;
let filter: Filter = "all";

const wanted: Record<Filter, (visit: Visit, code: string) => boolean> = {
  all: () => true, mine: isMine, open: (visit, code) => !markOf(visit, code).mark,
};

function row(visit: Visit, one: Indicator): TemplateResult {
  const said = markOf(visit, one.code), choice = one.choices.find((each) => each.mark === said.mark);
  const small = html`${isMine(visit, one.code) ? html`<b>${t("mine")}</b> · ` : nothing}${choice ? say(choice.name) : said.mark ? said.mark : t("not scored")} · ${t("evidence {n}", { n: number(pieces(visit, one.code).length) })}`;
  return link(`#/v/${visit.pack.case.id}/i/${encodeURIComponent(one.code)}`, html`<span class="pk-av">${one.code}</span>`, say(one.name), small);
}

export async function list({ case: given, standard }: Params): Promise<Screen> {
  const visit = await visitOf(Number(given));
  if (!visit) return gone();
  const shown = visit.pack.pack.standards.filter((one) => !standard || one.code === standard);
  const cards = shown.map((one) => {
    const found = one.indicators.filter((each) => wanted[filter](visit, each.code)).sort((a, b) => Number(isMine(visit, b.code)) - Number(isMine(visit, a.code)));
    return found.length ? card(`${one.code} ${say(one.name)}`, number(found.length), html`<ul class="pk-m-list pk-long">${found.map((each) => row(visit, each))}</ul>`, true) : nothing;
  });
  const buttons = (Object.keys(FILTERS) as Filter[]).map((one) => html`<button type="button" aria-pressed=${one === filter ? "true" : "false"} @click=${() => ((filter = one), redraw())}>${FILTERS[one]()}</button>`);
  const none = cards.every((one) => one === nothing) ? note("", icon("list-check"), t("No indicator is like that.")) : null;
  return {
    title: t("Indicators"), tab: "indicators", back: standard ? `#/v/${given}` : undefined,
    body: html`<div class="pk-tabs" role="group" aria-label=${bare(t("Which indicators"))}>${buttons}</div>${cards}${none}${standard ? html`<a class="pk-link" href="#/v/${given}/indicators">${t("Indicators of all standards")}</a>` : nothing}`,
  };
}

const collect = (visit: Visit, one: Indicator): Piece =>
  one.collect.length
    ? card(t("To collect"), null, html`<ul class="pk-m-list">${collecting(visit, one).map((each) => item(each.got ? html`<span class="pk-t-ok">${icon("circle-check")}</span>` : html`<span class="pk-2">${icon("circle")}</span>`, say(each.name), say(each.source), each.got ? t("collected") : t("still lacking")))}</ul>`, true)
    : null;

export const found = (visit: Visit, piece: Found): TemplateResult =>
  piece.kept
    ? link(`#/entry/${piece.key}`, kindIcon(piece.kind), html`<span lang="th">${piece.title}</span>`, piece.about, state(piece.kept))
    : item(kindIcon(piece.kind), html`<span lang="th">${piece.title}</span>`, html`<span lang="th">${piece.about}</span>`, html`${t("with the server")}`);

const evidence = (visit: Visit, one: Indicator): TemplateResult => {
  const all = pieces(visit, one.code);
  return card(t("Evidence collected"), number(all.length), all.length ? html`<ul class="pk-m-list pk-long">${all.map((each) => found(visit, each))}</ul>` : html`<p class="pk-2">${t("Nothing yet. The buttons below collect for this indicator.")}</p>`, all.length > 0);
};

const score = (visit: Visit, one: Indicator): TemplateResult => {
  const said = markOf(visit, one.code), choice = one.choices.find((each) => each.mark === said.mark);
  const words = said.mark ? html`<p class="pk-b">${choice ? say(choice.name) : said.mark}</p>${said.reason ? html`<p class="pk-said" lang="th">${said.reason}</p>` : nothing}<p class="pk-xs pk-2">${t("cites {n} pieces of evidence", { n: said.evidence.length })}</p>` : html`<p class="pk-2">${t("Not scored yet")}</p>`;
  return card(t("My score"), html`<span class="pk-row pk-xs">${state(said.kept)}</span>`, html`${words}<a class="pk-btn pk-btn--2" href="#/v/${visit.pack.case.id}/i/${encodeURIComponent(one.code)}/score">${icon("pencil")}${said.mark ? t("Change my score") : t("Give my score")}</a>`);
};

const fold = (title: string, body: Piece): TemplateResult => html`<details class="pk-m-card"><summary>${title}${icon("chevron-down")}</summary>${body}</details>`;

function background(visit: Visit, one: Indicator): TemplateResult {
  const answers = visit.pack.sar.answers.filter((each) => each.code === one.code), files = visit.pack.sar.files.filter((each) => each.code === one.code);
  const past = visit.pack.past.map((each) => ({ year: each.year, of: each.outcomes.find((outcome) => outcome.code === one.code) })).filter((each) => each.of);
  return html`${fold(t("What each level asks"), html`<dl class="pk-col">${one.choices.map((each) => html`<div><dt class="pk-b">${say(each.name)}</dt><dd class="pk-s">${say(each.rubric)}</dd></div>`)}</dl>`)}
    ${fold(t("What the SAR says"), html`${answers.length ? answers.map((each) => html`<p class="pk-said" lang="th">${each.text}</p>`) : html`<p class="pk-2">${t("The SAR says nothing about this indicator.")}</p>`}${files.length ? html`<a class="pk-link" href="#/v/${visit.pack.case.id}/sar/${encodeURIComponent(one.code)}">${t("Files of the SAR: {n}", { n: files.length })}</a>` : nothing}`)}
    ${past.length ? fold(t("Results of earlier rounds"), html`<ul>${past.map((each) => html`<li>${each.year}: ${say(each.of!.name)}</li>`)}</ul>`) : nothing}`;
}

const capture = (at: string, code: string): TemplateResult => {
  const to = (kind: string) => `${at}/new/${kind}/${encodeURIComponent(code)}`;
  return html`<nav class="pk-m-cap" aria-label=${bare(t("Collect evidence"))}><a href=${to("photo")}>${icon("camera")}<span>${t("Photo")}</span></a><a href=${to("sound")}>${icon("microphone")}<span>${t("Record sound")}</span></a><a href=${to("video")}>${icon("video")}<span>${t("Video")}</span></a><a href=${to("document")}>${icon("file-plus")}<span>${t("Document")}</span></a><a href="${at}/new//${encodeURIComponent(code)}">${icon("pencil")}<span>${t("More")}</span></a></nav>`;
};

export async function one({ case: given, code }: Params): Promise<Screen> {
  const visit = await visitOf(Number(given)), asked = visit && indicator(visit, code!);
  if (!visit || !asked) return gone();
  const at = `#/v/${visit.pack.case.id}`, nth = indicators(visit).findIndex((each) => each.code === code) + 1;
  const of = visit.pack.pack.standards.find((each) => each.indicators.includes(asked))!;
  const said = lines(visit, ["note", "question", "focus", "strength", "improvement"]).filter((each) => each.code === code);
  const talk = card(t("Notes and findings"), number(said.length), html`${said.length ? html`<ul class="pk-m-list">${said.map((each) => html`<li><a class="pk-item" href="${at}/line/${each.key}"><span class="pk-grow" lang="th">${each.text}<small>${each.by}</small></span><span class="pk-end">${state(each.kept)}</span></a></li>`)}</ul>` : nothing}<a class="pk-link" href="${at}/line//${encodeURIComponent(code!)}">${t("Write a note or finding")}</a>`, true);
  return {
    title: t("Indicator {code}", { code: code! }), back: `${at}/indicators`, foot: capture(at, code!), two: true,
    body: html`<div class="pk-all"><h2>${say(asked.name)}</h2><p class="pk-s pk-2">${say(of.name)} · ${t("{n} of {all}", { n: nth, all: indicators(visit).length })}</p>${say(asked.note) ? html`<p class="pk-s">${say(asked.note)}</p>` : nothing}</div>${collect(visit, asked)}${evidence(visit, asked)}${score(visit, asked)}<div class="pk-col">${talk}${background(visit, asked)}</div>`,
  };
}
