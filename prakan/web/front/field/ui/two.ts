// Two versions of the same thing, side by side: a person chooses, with a reason; both stay kept.
import { html, type TemplateResult } from "lit-html";
import type { Package } from "../types.ts";
import { ending } from "./begun.ts";
import { broughtBack } from "./brought.ts";
import { field } from "./field.ts";
import { draft, forget, put, submit } from "./form.ts";
import type { Screen } from "./frame.ts";
import { content } from "./entry.ts";
import { targetName } from "./naming.ts";
import { area, choice, icon, note, trouble } from "./parts.ts";
import { instead, type Params } from "./router.ts";
import { t } from "./words.ts";

interface Two { conflict: number; target: string; standing: Record<string, unknown> | null; arrived: Record<string, unknown> }

/** Find both versions: by the entry that arrived second, or by the conflict's number in the package. */
async function both(id: string): Promise<{ two: Two; pack: Package } | null> {
  const kept = await field().log.one(id), cases = await field().packages.list();
  for (const one of cases.filter((each) => !kept || each.case === kept.entry.case)) {
    const pack = await field().packages.get(one.case);
    const found = pack?.conflicts.find((each) => (kept ? each.id === Number(kept.made["conflict"]) : String(each.id) === id));
    if (pack && found) return { pack, two: { conflict: found.id, target: found.target, standing: found.standing, arrived: found.arrived } };
    if (pack && kept) return { pack, two: { conflict: Number(kept.made["conflict"] ?? 0), target: kept.entry.target, standing: (kept.made["standing"] as Record<string, unknown>) ?? null, arrived: kept.entry.data } };
  }
  return null;
}

const side = (title: string, target: string, data: Record<string, unknown> | null, pack: Package): TemplateResult =>
  html`<section><h2>${title}</h2>${data ? content(target, data, pack) : html`<p class="pk-2">${t("It was written elsewhere and is not on this device yet. Fetch the visit again to see it here.")}</p>`}</section>`;

export async function two({ id }: Params): Promise<Screen> {
  const found = await both(id!);
  if (!found) return { title: t("Two versions"), back: "#/ledger", body: note("warn", icon("info-circle"), t("These two versions are not on this device.")) };
  const { two: pair, pack } = found, name = `two-${id}`, form = draft(name, () => ({ chosen: "", reason: "" }), { case: pack.case.id, way: `/two/${id}` });
  const check = (): Record<string, string> => ({ ...(form.value.chosen ? {} : { chosen: t("Choose one of the two") }), ...(form.value.reason.trim() ? {} : { reason: t("Say why, for whoever reads it later") }) });
  const act = () => submit(form, check, async () => {
    await field().log.record({ case: pack.case.id, step: "field.choose", target: `conflict:${pair.conflict}`, data: { conflict: pair.conflict, chosen: form.value.chosen, reason: form.value.reason.trim() }, ends: ending(form) });
    forget(name);
    instead("/ledger");
  });
  const pick = (chosen: string) => () => put(form, "chosen", false)(chosen);
  const body = html`${trouble(form.problem)}${broughtBack(form)}<div><h2>${targetName(pair.target)}</h2><p class="pk-2">${t("Two were written, neither knowing of the other. Both stay kept; the one you choose holds.")}</p></div>
    <div class="pk-vs">${side(t("Stands now"), pair.target, pair.standing, pack)}${side(t("Arrived later"), pair.target, pair.arrived, pack)}</div>
    <form class="pk-form pk-m-card" @submit=${(event: Event) => (event.preventDefault(), void act())} novalidate><fieldset class="pk-field" id="chosen" tabindex="-1"><legend>${t("Which one holds?")}</legend>${form.errors["chosen"] ? html`<p class="pk-errmsg" role="alert">${form.errors["chosen"]}</p>` : ""}<div class="pk-opts">${choice("chosen", "standing", t("The one that stands now"), form.value.chosen === "standing", pick("standing"))}${choice("chosen", "arrived", t("The one that arrived later"), form.value.chosen === "arrived", pick("arrived"))}</div></fieldset>
    ${area({ name: "reason", label: t("Why"), value: form.value.reason, error: form.errors["reason"], required: true, set: put(form, "reason") })}<button class="pk-btn" ?disabled=${form.busy || !pair.conflict}>${icon("check")}${t("Choose")}</button></form>`;
  return { title: t("Two versions"), back: "#/ledger", body };
}
