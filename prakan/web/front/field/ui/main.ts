// Draws the screen that the address names, again whenever the log or the line changes, and never two at once.
import { html } from "lit-html";
import { capture } from "./capture.ts";
import { closeBegun, keepBegun, readBegun } from "./begun.ts";
import { forgotten, hearInstalling, setUp, unlock } from "./begin.ts";
import { one as entry } from "./entry.ts";
import { begin, type Core, field, problemOf, redraw, seldom } from "./field.ts";
import { frame, type Screen } from "./frame.ts";
import { list, one as indicator } from "./indicators.ts";
import { ledger } from "./ledger.ts";
import { icon, trouble } from "./parts.ts";
import { prepare } from "./prepare.ts";
import { attendance, feedback } from "./records.ts";
import { find, here, type Params, route } from "./router.ts";
import { sar } from "./sar.ts";
import { score } from "./score.ts";
import { dress, handIn, settings } from "./settings.ts";
import { signOff } from "./signoff.ts";
import { stopTaking } from "./taking.ts";
import { team, writing } from "./team.ts";
import { first, today, visits } from "./today.ts";
import { two } from "./two.ts";
import { bare, hand, t } from "./words.ts";

type Show = (params: Params) => Promise<Screen>;

const ROUTES = [
  route<Show>("/", first), route<Show>("/visits", visits), route<Show>("/prepare/:case", prepare), route<Show>("/ledger", ledger), route<Show>("/settings", settings),
  route<Show>("/entry/:id", entry), route<Show>("/two/:id", two), route<Show>("/v/:case", today),
  route<Show>("/v/:case/indicators", list), route<Show>("/v/:case/indicators/:standard", list), route<Show>("/v/:case/i/:code", indicator), route<Show>("/v/:case/i/:code/score", score),
  route<Show>("/v/:case/new", capture), route<Show>("/v/:case/new/:kind", capture), route<Show>("/v/:case/new/:kind/:code", capture),
  route<Show>("/v/:case/sar", sar), route<Show>("/v/:case/sar/:code", sar), route<Show>("/v/:case/team", team), route<Show>("/v/:case/hand-in", handIn),
  route<Show>("/v/:case/attendance/:day", attendance), route<Show>("/v/:case/feedback", feedback), route<Show>("/v/:case/sign-off", signOff),
  route<Show>("/v/:case/line/:key", writing), route<Show>("/v/:case/line/:key/:code", writing), route<Show>("/v/:case/line/:key/:code/:kind", writing),
];

const root = () => document.getElementById("field")!;
let shown = "";
let visit = "";
let ticket = 0;

/** The screen for an address; a device that is new or locked sees only the way in. */
async function screenFor(address: string): Promise<{ screen: Screen; open: boolean }> {
  const state = await field().door.state();
  if (state !== "open" && address !== "/forgotten" && field().sync.problem?.code === "FIELD-072") return { screen: withdrawn(), open: false };
  if (state !== "open") closeBegun();
  if (state === "new") return { screen: await setUp(), open: false };
  if (state === "locked") return { screen: await (address === "/forgotten" ? forgotten() : unlock()), open: false };
  field().sync.start();
  await readBegun();
  const found = find(ROUTES, address) ?? find(ROUTES, "/")!;
  visit = found.params["case"] ?? visit;
  return { screen: await found.show(found.params), open: true };
}

const withdrawn = (): Screen => ({
  title: t("This device was withdrawn"), plain: true,
  body: html`${trouble(field().sync.problem)}<a class="pk-btn pk-btn--2" href="#/forgotten">${icon("lock-open")}${t("New code")}</a>`,
});

const failed = (error: unknown): Screen => ({ title: t("Prakan in the field"), back: "#/", body: trouble(problemOf(error)) });

/** A new screen begins at its top, with its name read out; the same screen keeps what has the focus. */
function arrive(address: string, screen: Screen): void {
  if (shown === address) return;
  const isFirst = shown === "";
  shown = address;
  scrollTo(0, 0);
  if (!isFirst) document.getElementById("pk-h")?.focus({ preventScroll: true });
  document.title = bare(`${screen.title} · ${t("Prakan in the field")}`);
}

async function draw(): Promise<void> {
  const mine = ++ticket, address = here();
  let got: { screen: Screen; open: boolean };
  try {
    got = await screenFor(address);
  } catch (error) {
    got = { screen: failed(error), open: false };
  }
  if (mine !== ticket) return;
  const counts = got.open ? await field().log.ledger() : null;
  if (mine !== ticket) return;
  frame(got.screen, counts, visit, root());
  arrive(`${got.open} ${address}`, got.screen);
}

/** Begin the app over a log, a line and packages. */
export function start(core: Core): void {
  hand();
  dress();
  begin(core, () => void draw());
  hearInstalling();
  keepBegun();
  const soon = seldom(redraw); // while it sends, both speak many times a second
  core.log.onchange(soon);
  core.sync.onchange(soon);
  core.home.onchange(redraw);
  window.addEventListener("hashchange", () => (stopTaking(), redraw()));
  for (const name of ["online", "offline"]) window.addEventListener(name, redraw);
  redraw();
}
