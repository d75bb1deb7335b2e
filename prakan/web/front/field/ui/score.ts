// Own score of one indicator: a level with what it asks, why, and the evidence it stands on.
import { html, nothing } from "lit-html";
import { ending } from "./begun.ts";
import { broughtBack } from "./brought.ts";
import { field } from "./field.ts";
import { forget, next, put, submit } from "./form.ts";
import type { Screen } from "./frame.ts";
import { area, choice, icon, KIND_NAMES, note, state, tick, trouble } from "./parts.ts";
import { go, type Params } from "./router.ts";
import { gone } from "./today.ts";
import { handedIn, indicator, markOf, pieces, type Visit, visitOf } from "./visit.ts";
import { redraw } from "./field.ts";
import { say, t } from "./words.ts";

interface Said { mark: string; reason: string; evidence: string[] }

function evidence(visit: Visit, code: string, said: Said) {
  const all = pieces(visit), near = all.filter((one) => one.code === code || said.evidence.includes(one.key)), others = all.filter((one) => !near.includes(one));
  const row = (one: (typeof all)[number]) =>
    tick(`cite-${one.key}`, html`<span lang="th">${one.title}</span><small>${[t(KIND_NAMES[one.kind] ?? "Document"), one.about].filter(Boolean).join(" · ")}</small>`, said.evidence.includes(one.key), (on) => {
      said.evidence = on ? [...said.evidence, one.key] : said.evidence.filter((each) => each !== one.key);
      redraw();
    });
  return html`<fieldset class="pk-field" id="evidence" tabindex="-1"><legend>${t("Evidence it stands on")}</legend><div class="pk-opts">${near.map(row)}</div>${near.length ? nothing : html`<p class="pk-2">${t("Nothing is collected for this indicator yet.")}</p>`}
    ${others.length ? html`<details><summary>${t("Evidence of other indicators")}${icon("chevron-down")}</summary><div class="pk-opts pk-long">${others.map(row)}</div></details>` : nothing}</fieldset>`;
}

export async function score({ case: given, code }: Params): Promise<Screen> {
  const visit = await visitOf(Number(given)), asked = visit && indicator(visit, code!);
  if (!visit || !asked) return gone();
  const name = `score-${given}-${code}`, back = `#/v/${given}/i/${encodeURIComponent(code!)}`, stands = markOf(visit, code!);
  const form = next<Said>(name, stands, () => ({ mark: stands.mark, reason: stands.reason, evidence: [...stands.evidence] }), { case: visit.pack.case.id, way: `${back.slice(1)}/score` }), said = form.value;
  const check = (): Record<string, string> => (said.mark || said.reason.trim() || said.evidence.length ? {} : { mark: t("Choose a level, or write why first") });
  const act = () => submit(form, check, async () => {
    const data = { code, mark: said.mark, reason: said.reason.trim(), evidence: said.evidence };
    await field().log.record({ case: visit.pack.case.id, step: "score.save", target: `score:${code}`, ...form.from, data, ends: ending(form) });
    forget(name);
    go(back.slice(1));
  });
  const levels = asked.choices.map((one) => choice("mark", one.mark, html`<span class="pk-b">${say(one.name)}</span><small>${say(one.rubric)}</small>`, said.mark === one.mark, () => put(form, "mark", false)(one.mark)));
  return {
    title: t("My score {code}", { code: code! }), back, foot: html`<div class="pk-m-cap"><button type="button" class="pk-btn" ?disabled=${form.busy} @click=${act}>${icon("device-floppy")}${t("Keep the score")}</button></div>`,
    body: html`${trouble(form.problem)}${broughtBack(form)}${handedIn(visit) ? note("warn", icon("lock"), t("Your scores are handed in: a change may be refused.")) : nothing}<h2>${say(asked.name)}</h2><div class="pk-row pk-xs">${state(stands.kept)}</div>
      <form class="pk-form" @submit=${(event: Event) => (event.preventDefault(), void act())}><fieldset class="pk-field" id="mark" tabindex="-1"><legend>${t("Level")}</legend>${form.errors["mark"] ? html`<p class="pk-errmsg" role="alert">${form.errors["mark"]}</p>` : nothing}<div class="pk-opts">${levels}</div></fieldset>
      ${area({ name: "reason", label: t("Why"), hint: t("What the evidence shows, in your own words"), value: said.reason, set: put(form, "reason") })}${evidence(visit, code!, said)}</form>`,
  };
}
