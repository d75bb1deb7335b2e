// Today of a visit: which day it is, what the agenda says now, how far the standards are; and the other visits.
import { html, nothing, type TemplateResult } from "lit-html";
import { homeHint } from "./athome.ts";
import { begunList } from "./brought.ts";
import { askMe, field, type OwnVisit } from "./field.ts";
import type { Screen } from "./frame.ts";
import { installHint } from "./begin.ts";
import { card, icon, ico, link, note, type Piece } from "./parts.ts";
import { instead, type Params } from "./router.ts";
import { indicators, lines, markOf, pieces, type Visit, visitOf } from "./visit.ts";
import { day, isoDay, say, size, t, tn, ways } from "./words.ts";

export const gone = (): Screen => ({
  title: t("Today"), tab: "today",
  body: note("warn", icon("info-circle"), html`<p>${t("This visit is not on this device. Fetch it where there is a signal.")}</p><a class="pk-link" href="#/visits">${t("My visits")}</a>`),
});

const dayOf = (at: string | Date) => Math.floor(new Date(`${typeof at === "string" ? at.slice(0, 10) : isoDay(at)}T00:00:00`).getTime() / 86_400_000 + 0.5);

function whichDay({ pack }: Visit): string {
  const [first, last, now] = [dayOf(pack.case.starts), dayOf(pack.case.ends), dayOf(new Date())];
  if (now < first) return tn(first - now, "begins in {n} day", "begins in {n} days");
  if (now > last) return tn(now - last, "ended {n} day ago", "ended {n} days ago");
  return t("Day {n} of {all}", { n: now - first + 1, all: last - first + 1 });
}

interface Stop { at: number | null; clock: string; text: string }
/** A line of an agenda begins with its time: "13.15 น. …", "13:15 …"; others have none. */
function stopOf(text: string): Stop {
  const found = /^\s*(\d{1,2})[.:](\d{2})\s*(?:น\.)?\s*(?:[-–]\s*\d{1,2}[.:]\d{2}\s*(?:น\.)?)?\s*[:·,-]?\s*(.*)$/s.exec(text);
  if (!found) return { at: null, clock: "", text };
  return { at: Number(found[1]) * 60 + Number(found[2]), clock: `${found[1]!.padStart(2, "0")}.${found[2]}`, text: found[3] || text };
}

export function agenda(visit: Visit): TemplateResult | typeof nothing {
  const found = lines(visit, ["agenda"]).map((one) => one.text);
  const stops = (found.length ? found : visit.pack.agenda.map((one) => one.text)).map(stopOf).sort((a, b) => (a.at ?? -1) - (b.at ?? -1));
  if (!stops.length) return nothing;
  const during = dayOf(new Date()) - dayOf(visit.pack.case.starts), minutes = new Date().getHours() * 60 + new Date().getMinutes();
  const today = during >= 0 && dayOf(new Date()) <= dayOf(visit.pack.case.ends);
  const now = today ? stops.filter((one) => one.at !== null && one.at <= minutes).length - 1 : -1;
  const timed = stops.filter((one) => one.at !== null);
  return html`<ol class="pk-thread">${stops.map((one) => {
    const nth = timed.indexOf(one), isNow = nth >= 0 && nth === now;
    return html`<li class=${nth < 0 ? "" : isNow ? "is-now" : nth < now ? "is-done" : ""} aria-current=${isNow ? "time" : nothing}><div>${one.clock ? html`<time>${one.clock}</time>` : nothing}<span class=${isNow ? "pk-b" : ""} lang="th">${one.text}${isNow ? html`<small>${t("going on now")}</small>` : nothing}</span></div></li>`;
  })}</ol>`;
}

function standards(visit: Visit): TemplateResult {
  const done = indicators(visit).filter((one) => markOf(visit, one.code).mark).length;
  const rows = visit.pack.pack.standards.map((one) => {
    const scored = one.indicators.filter((each) => markOf(visit, each.code).mark).length;
    const codes = new Set(one.indicators.map((each) => each.code));
    const small = t("scored {n} of {all} · evidence {pieces}", { n: scored, all: one.indicators.length, pieces: pieces(visit).filter((piece) => codes.has(piece.code)).length });
    return link(`#/v/${visit.pack.case.id}/indicators/${encodeURIComponent(one.code)}`, html`<span class="pk-av">${one.code}</span>`, say(one.name), small);
  });
  return card(t("Indicators"), t("{n} of {all}", { n: done, all: indicators(visit).length }), html`<ul class="pk-m-list">${rows}</ul>`, true);
}

export async function today({ case: given }: Params): Promise<Screen> {
  const visit = await visitOf(Number(given));
  if (!visit) return gone();
  const { pack } = visit, at = `#/v/${pack.case.id}`;
  const about = [whichDay(visit), pack.case.number, pack.case.demo ? t("made-up data") : ""].filter(Boolean).join(" · ");
  const head = html`<section class="pk-m-card"><p class="pk-xs pk-2">${about}</p><h2>${say(pack.case.institution.name)}</h2><p class="pk-s pk-2">${[say(pack.case.institution.place), say(pack.case.level)].filter(Boolean).join(" · ")}</p>${agenda(visit)}</section>`;
  const more = html`<div class="pk-acts pk-all"><a class="pk-btn" href="${at}/new">${icon("camera-plus")}${t("Collect evidence")}</a></div>
    ${card(t("More of this visit"), null, html`<ul class="pk-m-list">${link(`${at}/sar`, ico(icon("book")), t("SAR of the institution"))}${link(`${at}/hand-in`, ico(icon("checks")), t("Hand in my scores"))}${link(`#/prepare/${pack.case.id}`, ico(icon("download")), t("Ready to go offline?"))}${link("#/visits", ico(icon("calendar")), t("My other visits"))}</ul>`, true)}`;
  return { title: t("Today {day}", { day: day(new Date()) }), tab: "today", two: true, body: html`${homeHint()}${head}${begunList(pack.case.id)}${standards(visit)}${more}` };
}

const rank = (one: { starts: string; ends: string }) => {
  const now = dayOf(new Date());
  if (now >= dayOf(one.starts) && now <= dayOf(one.ends)) return 0;
  return now < dayOf(one.starts) ? dayOf(one.starts) - now : 10_000 + now - dayOf(one.ends);
};

/** The visit that is going on, else the next one that is on this device. */
export async function first(): Promise<Screen> {
  const found = [...(await field().packages.list())].sort((a, b) => rank(a) - rank(b));
  if (found[0]) return instead(`/v/${found[0].case}`), { title: t("Today"), tab: "today", body: nothing };
  return visits();
}

type Known = Awaited<ReturnType<ReturnType<typeof field>["packages"]["list"]>>[number];
const here = (one: Known): Piece => link(`#/v/${one.case}`, ico(icon("device-mobile-check")), say(one.name), `${period(one)} · ${one.number} · ${t("on this device")} ${size(one.bytes)}`);
const there = (one: OwnVisit): Piece =>
  link(`#/prepare/${one.case}`, ico(icon("cloud-download")), say(one.name), [period(one), one.number, one.agreed ? t("consensus sealed on {day}: nothing can be added", { day: day(one.agreed) }) : ""].filter(Boolean).join(" · "), html`${t("Prepare")}${icon("chevron-right")}`);
const period = (one: { starts: string; ends: string }) => (one.starts.slice(0, 10) === one.ends.slice(0, 10) ? day(one.starts) : `${day(one.starts)} – ${day(one.ends)}`);

export async function visits(): Promise<Screen> {
  const [known, { me, out }] = await Promise.all([field().packages.list(), field().sync.online === "offline" ? { me: null, out: false } : askMe()]);
  const others = (me?.visits ?? []).filter((one) => !known.some((each) => each.case === one.case));
  const own = known.length ? card(t("On this device"), null, html`<ul class="pk-m-list">${[...known].sort((a, b) => rank(a) - rank(b)).map(here)}</ul>`, true) : null;
  const more = others.length ? card(known.length ? t("My other visits") : t("Prepare a visit"), null, html`<ul class="pk-m-list">${others.map(there)}</ul>`, true) : null;
  const why = me ? null : out ? note("warn", icon("login"), html`<p>${t("You are signed out. Sign in to see visits that are not on this device; everything here stays.")}</p><a class="pk-link" href="${ways.in}?next=/field/">${t("Sign in")}</a>`) : note("warn", icon("wifi-off"), t("Without a signal only the visits on this device are shown."));
  const none = me && !own && !more ? note("", icon("calendar"), t("You have no visit yet. When a team with you is confirmed, it stands here.")) : null;
  return { title: t("My visits"), tab: "today", body: html`${homeHint()}${own}${more}${none}${why}${installHint()}` };
}
