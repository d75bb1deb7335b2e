// Sign-off by the institution on the screen: the sentence that is signed is shown, kept word for word, and signed.
import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { broughtBack } from "./brought.ts";
import { redraw } from "./field.ts";
import { next, put, submit } from "./form.ts";
import type { Screen } from "./frame.ts";
import { button, icon, line, note, tick, trouble } from "./parts.ts";
import { HIGH, pad, typed, WIDE } from "./pad.ts";
import { footer, keep, stood } from "./records.ts";
import type { Params } from "./router.ts";
import { gone } from "./today.ts";
import { record, visitOf } from "./visit.ts";
import { bare, day, say, t } from "./words.ts";

interface SignOff { name: string; position: string; said: string; strokes: number[][]; width: number; height: number }

export async function signOff({ case: given }: Params): Promise<Screen> {
  const visit = await visitOf(Number(given));
  if (!visit) return gone();
  const stands = record<SignOff>(visit, "sign_off", ""), name = `sign-off-${given}`, { case: of } = visit.pack;
  const lasts = { case: of.id, way: `/v/${given}/sign-off`, spares: ["strokes", "sure"] }; // a signature is made under the sentence that stands there
  const form = next(name, stands, () => ({ name: "", position: "", strokes: [] as number[][], sure: false }), lasts), { value, errors } = form;
  const said = bare(t("I took part in the external assessment of {institution} from {first} to {last}, and heard the team's feedback. Signing says that it took place, not that the institution agrees.", { institution: say(of.institution.name), first: day(of.starts), last: day(of.ends) }));
  const isSigned = () => value.strokes.length > 0 || value.sure;
  const check = (): Record<string, string> => ({
    ...(value.name.trim() ? {} : { name: t("Write the name of who signs") }), ...(value.position.trim() ? {} : { position: t("Write the position of who signs") }),
    ...(isSigned() ? {} : { pad: t("Sign on the pad, or tick that the typed name signs") }),
  });
  const content = () => ({ name: value.name.trim(), position: value.position.trim(), said, strokes: value.strokes.length ? value.strokes : typed(), width: WIDE, height: HIGH });
  const act = () => void submit(form, check, () => keep(visit, "sign_off", "", form, content(), name));
  const hears = ref((canvas) => canvas instanceof HTMLCanvasElement && pad(canvas, value, redraw));
  const there = stands.content ? note("ok", icon("signature"), html`<p>${t("Signed by {name}, {position}", { name: stands.content.name, position: stands.content.position })}</p>${stood(stands)}`) : nothing;
  return {
    title: t("Sign-off by the institution"), back: `#/v/${given}/team`, foot: footer(form, act),
    body: html`${trouble(form.problem)}${broughtBack(form)}${there}<section class="pk-m-card"><h2>${t("Sentence that is signed")}</h2><p class="pk-said">${said}</p></section>
      <form class="pk-m-card pk-form" @submit=${(event: Event) => (event.preventDefault(), act())} novalidate>${line({ name: "name", label: t("Name"), value: value.name, error: errors["name"], required: true, set: put(form, "name") })}${line({ name: "position", label: t("Position"), value: value.position, error: errors["position"], required: true, set: put(form, "position") })}
      <div class="pk-field"><p class="pk-label" id="pad-label">${t("Signature")}</p>${errors["pad"] ? html`<p class="pk-errmsg" role="alert">${errors["pad"]}</p>` : nothing}<canvas class="pk-pad" id="pad" tabindex="-1" width=${WIDE} height=${HIGH} role="img" aria-labelledby="pad-label" ${hears}></canvas><div class="pk-row pk-row--w">${button(html`${icon("eraser")}${t("Clear")}`, () => (value.strokes.splice(0), redraw()), "pk-btn--2 pk-btn--s")}</div></div>
      ${tick("sure", t("Without a finger: the name typed above signs this sentence"), value.sure, (on) => put(form, "sure", false)(on))}</form>`,
  };
}
