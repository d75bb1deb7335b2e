// Handing in own scores, and the settings of this device.
import { html, nothing } from "lit-html";
import { saveBegun } from "./begun.ts";
import { askMe, field, redraw } from "./field.ts";
import { draft, forget, submit } from "./form.ts";
import type { Screen } from "./frame.ts";
import { installHint } from "./begin.ts";
import { button, card, choice, icon, note, state, tick, trouble } from "./parts.ts";
import { go, type Params } from "./router.ts";
import { finish } from "./taking.ts";
import { gone } from "./today.ts";
import { handedIn, lacking, type Lack, visitOf } from "./visit.ts";
import { language, speak, t, tn, ways } from "./words.ts";

const what = (one: Lack): string => [one.mark ? t("no level") : "", one.reason ? t("no reason") : "", one.evidence ? t("no evidence") : ""].filter(Boolean).join(" · ");

export async function handIn({ case: given }: Params): Promise<Screen> {
  const visit = await visitOf(Number(given));
  if (!visit) return gone();
  const lacks = lacking(visit), done = handedIn(visit), name = `hand-in-${given}`, form = draft(name, () => ({ sure: false }));
  const act = () => submit(form, () => ({}), async () => {
    await field().log.record({ case: visit.pack.case.id, step: "score.hand_in", target: "sheet", data: {} });
    forget(name);
    go(`/v/${given}`);
  });
  const list = lacks.length ? card(t("Still lacking"), String(lacks.length), html`<ul class="pk-m-list">${lacks.map((one) => html`<li><a class="pk-item" href="#/v/${given}/i/${encodeURIComponent(one.code)}/score"><span class="pk-av">${one.code}</span><span class="pk-grow">${what(one)}</span><span class="pk-end">${icon("chevron-right")}</span></a></li>`)}</ul>`, true) : note("ok", icon("check"), t("Every indicator has a level, a reason and evidence."));
  const said = done ? note("ok", icon("lock"), html`<p>${t("Your scores are handed in.")}</p>${typeof done === "string" ? nothing : html`<p class="pk-row">${state(done)}</p>`}`) : nothing;
  return {
    title: t("Hand in my scores"), back: `#/v/${given}`,
    body: html`${trouble(form.problem)}${said}<p>${t("Handing in seals your own scores. When the whole team has handed in, all open at the same moment.")}</p>${list}
      <button type="button" class="pk-btn" ?disabled=${form.busy || lacks.length > 0 || Boolean(done)} aria-describedby="why-not" @click=${act}>${icon("lock")}${t("Hand in my scores")}</button><p class="pk-xs pk-2" id="why-not">${done ? "" : lacks.length ? tn(lacks.length, "{n} indicator still lacks something", "{n} indicators still lack something") : t("After this your scores cannot be changed here.")}</p>`,
  };
}

const THEME = "pk-theme";
const themes: [string, () => string][] = [["light", () => t("Light")], ["dark", () => t("Dark, with high contrast")], ["", () => t("As the device has it")]];

/** Put on the colours that were chosen here, else those of the device. */
export function dress(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches, chosen = localStorage.getItem(THEME);
  document.documentElement.dataset["bsTheme"] = chosen || (chosen === "" && dark ? "dark" : (document.documentElement.dataset["bsTheme"] ?? "light"));
}

const wear = (chosen: string) => () => (localStorage.setItem(THEME, chosen), chosen || delete document.documentElement.dataset["bsTheme"], dress(), redraw());
const speaks = (chosen: "th" | "en") => () => (speak(chosen), redraw());

/** What was typed is on the disk before the door closes. */
async function lockNow(): Promise<void> {
  await finish();
  await saveBegun();
  field().door.lock();
  go("/");
}

/** Sign out of the server; the device keeps everything and is locked. */
async function signOut(): Promise<void> {
  const { me } = await askMe();
  try {
    if (me) await fetch(ways.out, { method: "POST", headers: { "X-CSRFToken": me.token }, credentials: "same-origin", redirect: "manual" });
  } finally {
    await lockNow(); // also when the line breaks on the way
  }
}

export async function settings(): Promise<Screen> {
  const { door, log, version } = field(), counts = await log.ledger(), always = await door.askAlways(), now = localStorage.getItem(THEME) ?? document.documentElement.dataset["bsTheme"] ?? "";
  const left = counts.unsent.entries + counts.sent.entries;
  return {
    title: t("Settings"), back: "#/",
    body: html`${card(t("Language"), null, html`<fieldset class="pk-opts"><legend class="pk-sr">${t("Language")}</legend>${choice("language", "th", html`<span lang="th">ไทย</span>`, language() === "th", speaks("th"))}${choice("language", "en", html`<span lang="en">English</span>`, language() === "en", speaks("en"))}</fieldset>`)}
      ${card(t("Colours"), null, html`<fieldset class="pk-opts"><legend class="pk-sr">${t("Colours")}</legend>${themes.map(([one, words]) => choice("theme", one, words(), now === one, wear(one)))}</fieldset>`)}
      ${card(t("This device"), null, html`<dl class="pk-facts"><div><dt>${t("Device")}</dt><dd><code>${log.device}</code></dd></div>${version ? html`<div><dt>${t("Version of the app")}</dt><dd><code>${version}</code></dd></div>` : nothing}</dl>`)}${installHint()}
      ${card(t("Code of this device"), null, tick("ask", html`${t("Ask for the code at every opening")}<small>${t("Otherwise the app opens without it for five minutes after it was last in use, unless it was locked.")}</small>`, always, (on) => void door.askAlways(on).then(redraw)))}
      ${button(html`${icon("lock")}${t("Lock now")}`, () => void lockNow(), "pk-btn--2")}
      <p class="pk-2">${left ? tn(left, "{n} entry is not confirmed yet. Signing out keeps everything on this device, and it goes on when you sign in again.", "{n} entries are not confirmed yet. Signing out keeps everything on this device, and it goes on when you sign in again.") : t("Signing out keeps everything on this device.")}</p>
      ${button(html`${icon("logout")}${t("Sign out")}`, () => void signOut(), "pk-btn--2")}<a class="pk-link" href="/">${t("To the office's pages")}</a>`,
  };
}
