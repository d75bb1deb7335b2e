// Before the work: this device gets a name and a code, is opened again, or is told that it was withdrawn.
import { html, nothing, type TemplateResult } from "lit-html";
import { askMe, field, redraw } from "./field.ts";
import { forget, draft, put, submit } from "./form.ts";
import type { Screen } from "./frame.ts";
import { card, icon, line, note, type Piece, trouble } from "./parts.ts";
import { go } from "./router.ts";
import { signIn, t } from "./words.ts";

const SHORTEST = 6; // of a device's code

interface Installing extends Event { prompt(): Promise<void> }
let installing: Installing | null = null;
export function hearInstalling(): void {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installing = event as Installing;
    redraw();
  });
  window.addEventListener("appinstalled", () => ((installing = null), redraw()));
}

const isInstalled = () => matchMedia("(display-mode: standalone)").matches;

async function install(): Promise<void> {
  await installing?.prompt();
  installing = null;
  redraw();
}

export function installHint(): Piece {
  if (isInstalled()) return null;
  const words = html`<p>${t("Install the app: it then opens without a signal and the device keeps its data longer.")}</p>`;
  if (installing) return note("", icon("device-mobile-plus"), html`${words}<button type="button" class="pk-btn pk-btn--s" @click=${install}>${t("Install on this device")}</button>`);
  return note("", icon("device-mobile-plus"), html`${words}<p class="pk-xs pk-2">${t("In the browser's menu choose “Add to home screen”.")}</p>`);
}

const codes = (code: string, again: string): Record<string, string> => ({
  ...(code.length < SHORTEST ? { code: t("The code needs 6 characters or more") } : {}),
  ...(code !== again ? { again: t("The two codes are not the same: type it again") } : {}),
});

const notSignedIn = (): Screen => ({
  title: t("Prakan in the field"), plain: true,
  body: html`${card(t("Sign in first"), null, html`<p>${t("To set up this device the server must know who you are. Sign in once with a signal; after that the app works without one.")}</p><a class="pk-btn" href=${signIn()}>${icon("login")}${t("Sign in")}</a>`)}${installHint()}`,
});
const noLine = (): Screen => ({
  title: t("Prakan in the field"), plain: true,
  body: note("warn", icon("wifi-off"), html`<p>${t("This device is not set up yet, and that needs a signal once. Open this page again where there is one.")}</p><button type="button" class="pk-btn pk-btn--s" @click=${redraw}>${t("Try again")}</button>`),
});

export async function setUp(): Promise<Screen> {
  const { me, out } = await askMe();
  if (!me) return out ? notSignedIn() : noLine();
  const form = draft("set-up", () => ({ name: "", code: "", again: "" }));
  const check = () => ({ ...(form.value.name.trim() ? {} : { name: t("Give this device a name") }), ...codes(form.value.code, form.value.again) });
  const act = () => submit(form, check, async () => {
    await field().door.register(form.value.name.trim(), form.value.code);
    forget("set-up");
    go("/");
  });
  return { title: t("Set up this device"), plain: true, body: html`${trouble(form.problem)}${setUpForm(form, act)}${installHint()}` };
}

function setUpForm(form: ReturnType<typeof draft<{ name: string; code: string; again: string }>>, act: () => void): TemplateResult {
  const { value, errors } = form;
  return html`<form class="pk-m-card pk-form" @submit=${(event: Event) => (event.preventDefault(), act())} novalidate>
    ${line({ name: "name", label: t("Name of this device"), hint: t("So that you and the office can tell your devices apart, for example: black phone"), value: value.name, error: errors["name"], required: true, set: put(form, "name") })}
    <div><h2>${t("A code for this device")}</h2><p class="pk-hint">${t("Everything that is recorded lies encrypted on this device, and the code opens it: whoever finds a lost phone reads nothing. Forgotten? With a signal you set a new one and nothing is lost.")}</p></div>
    ${line({ name: "code", label: t("Code, 6 characters or more"), type: "password", complete: "new-password", value: value.code, error: errors["code"], required: true, set: put(form, "code") })}
    ${line({ name: "again", label: t("The same code again"), type: "password", complete: "new-password", value: value.again, error: errors["again"], required: true, set: put(form, "again") })}
    <button class="pk-btn" ?disabled=${form.busy}>${form.busy ? t("Setting up …") : t("Set up this device")}</button></form>`;
}

/** Open a device whose data lies locked. */
export async function unlock(): Promise<Screen> {
  const form = draft("unlock", () => ({ code: "" }));
  const check = (): Record<string, string> => (form.value.code ? {} : { code: t("Type the code of this device") });
  const act = () => submit(form, check, async () => {
    if (await field().door.unlock(form.value.code)) return forget("unlock");
    form.errors = { code: t("This is not the code of this device") };
    form.value.code = "";
    setTimeout(() => document.getElementById("code")?.focus(), 50);
  });
  return {
    title: t("Prakan in the field"), plain: true,
    body: html`${trouble(form.problem)}<form class="pk-m-card pk-form" @submit=${(event: Event) => (event.preventDefault(), act())} novalidate><h2>${t("Locked")}</h2>
      ${line({ name: "code", label: t("Code of this device"), type: "password", complete: "current-password", value: form.value.code, error: form.errors["code"], required: true, set: put(form, "code") })}
      <button class="pk-btn" ?disabled=${form.busy}>${icon("lock-open")}${t("Open")}</button><a class="pk-link" href="#/forgotten">${t("I forgot the code")}</a></form>`,
  };
}

export async function forgotten(): Promise<Screen> {
  const form = draft("forgotten", () => ({ code: "", again: "" }));
  const act = () => submit(form, () => codes(form.value.code, form.value.again), async () => {
    await field().door.unlockOnline(form.value.code);
    forget("forgotten");
    go("/");
  });
  const offline = field().sync.online === "offline";
  return {
    title: t("New code"), back: "#/", plain: true,
    body: html`${trouble(form.problem)}${offline ? note("warn", icon("wifi-off"), t("Setting a new code needs a signal. What is recorded here stays and waits for you.")) : nothing}
      <form class="pk-m-card pk-form" @submit=${(event: Event) => (event.preventDefault(), act())} novalidate><p>${t("The server knows the key of this device. Sign in, choose a new code, and everything opens again.")}</p><a class="pk-link" href=${signIn()}>${t("Sign in")}</a>
      ${line({ name: "code", label: t("New code, 6 characters or more"), type: "password", complete: "new-password", value: form.value.code, error: form.errors["code"], required: true, set: put(form, "code") })}
      ${line({ name: "again", label: t("The same code again"), type: "password", complete: "new-password", value: form.value.again, error: form.errors["again"], required: true, set: put(form, "again") })}
      <button class="pk-btn" ?disabled=${form.busy || offline}>${t("Open with the new code")}</button></form>`,
  };
}
