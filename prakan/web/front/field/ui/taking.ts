// Where files come from: the camera and microphone of the device, or what it already holds.
import { html, nothing, type TemplateResult } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { saveBegun, sink, takenOf, takeIn } from "./begun.ts";
import type { Piece } from "./capture.ts";
import { redraw } from "./field.ts";
import type { Draft } from "./form.ts";
import { announce, button, icon, note } from "./parts.ts";
import { canRecord, record, type Recording, still } from "./recorder.ts";
import { here } from "./router.ts";
import { bare, running, size, t } from "./words.ts";

interface Running { now: Recording; form: Draft<Piece>; kind: string; id: string; end: () => Promise<void> }
let recording: Running | null = null;
let finishing: Promise<void> = Promise.resolve();
let viewing: MediaStream | null = null;
let refused = "";

/** Stop what is being recorded and add it to the form that began it; resolves once it is there. */
export function finish(): Promise<void> {
  if (recording) {
    const { now, form, kind, id, end } = recording;
    recording = null;
    finishing = now.stop().then(async (blob) => {
      await end(); // its last piece is on the disk
      add(form, kind, blob, form.lasts!.running!.name, id);
    });
  }
  return finishing;
}

/** Let go of camera and microphone; what was being recorded waits in its form. */
export function stopTaking(): void {
  void finish();
  viewing?.getTracks().forEach((one) => one.stop());
  viewing = null;
  refused = "";
}

const stamp = () => new Date().toISOString().slice(0, 19).replaceAll(":", "").replace("T", "-");
const ending = (type: string) => ({ "image/jpeg": "jpg", "audio/webm": "webm", "video/webm": "webm", "audio/mp4": "m4a", "video/mp4": "mp4" })[type] ?? "bin";

const named = (kind: string, type: string): string => `${kind}-${stamp()}.${ending(type)}`;

/** Add a file to a form; what was recorded here lies on the device already, anything else is read in. */
function add(form: Draft<Piece>, kind: string, blob: Blob, name = named(kind, blob.type), recorded = ""): void {
  const taken = takenOf(recorded || crypto.randomUUID(), name, blob);
  form.value.files = [...form.value.files, taken];
  if (recorded) form.lasts!.running = null;
  void (recorded ? saveBegun() : takeIn(taken));
  form.value.takenAt ||= new Date().toISOString();
  delete form.errors["taking"];
  announce(t("Added: {size}", { size: size(blob.size) }));
  redraw();
}

async function begin(form: Draft<Piece>, kind: string): Promise<void> {
  const video = kind === "video", at = here();
  try {
    const id = crypto.randomUUID(), goes: ReturnType<typeof sink>[] = [];
    const now = await record(video, (piece) => goes[0]?.add(piece));
    if (here() !== at) return now.drop();
    const kept = sink(form, { id, name: named(kind, now.type), type: now.type, size: 0, cut: true });
    goes.push(kept);
    recording = { now, form, kind, id, end: kept.end };
    refused = "";
  } catch {
    refused = video ? t("The camera or microphone is not open to the app. Allow it in the browser's settings, or choose a file.") : t("The microphone is not open to the app. Allow it in the browser's settings, or choose a file.");
  }
  redraw();
}

async function look(): Promise<void> {
  const at = here();
  try {
    const seen = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", height: { ideal: 1440 } } });
    if (here() !== at) return seen.getTracks().forEach((one) => one.stop());
    viewing = seen;
    refused = "";
  } catch {
    refused = t("The camera is not open to the app. Allow it in the browser's settings, or choose a picture.");
  }
  redraw();
}

const show = (stream: MediaStream) => ref((view) => {
  if (view instanceof HTMLVideoElement && view.srcObject !== stream) view.srcObject = stream;
});

const runningNow = ({ now, kind }: Running): TemplateResult =>
  html`<div class="pk-form">${kind === "video" ? html`<video class="pk-view" muted autoplay playsinline ${show(now.stream)}></video>` : nothing}
    <p class="pk-clock" role="timer">${running(now.ms())}</p><meter min="0" max="1" low="0.05" .value=${now.paused() ? 0 : now.level()} aria-label=${bare(t("Loudness"))}></meter>
    <div class="pk-acts pk-acts--row">${button(html`${now.paused() ? icon("player-play") : icon("player-pause")}${now.paused() ? t("Go on") : t("Pause")}`, () => (now.pause(), redraw()), "pk-btn--2")}${button(html`${icon("player-stop")}${t("Stop and add")}`, () => void finish())}</div></div>`;

const camera = (form: Draft<Piece>, kind: string, stream: MediaStream): TemplateResult => {
  const shoot = async () => add(form, kind, await still(document.querySelector<HTMLVideoElement>("#pk-camera")!));
  return html`<div class="pk-form"><video class="pk-view" id="pk-camera" muted autoplay playsinline ${show(stream)}></video>${button(html`${icon("camera")}${t("Take the picture")}`, () => void shoot())}${button(t("Close the camera"), () => (stopTaking(), redraw()), "pk-btn--2")}</div>`;
};

/** Camera and microphone, where the browser lets the app have them. */
export function fromHere(kind: string, form: Draft<Piece>): TemplateResult | typeof nothing {
  const words = refused ? note("warn", icon("alert-triangle"), refused) : nothing;
  if (recording) return runningNow(recording);
  if (viewing) return camera(form, kind, viewing);
  if (!canRecord()) return nothing;
  if (kind === "photo" || kind === "document") return html`${words}<div class="pk-acts">${button(html`${icon("camera")}${t("Open the camera here")}`, () => void look(), "pk-btn--2")}</div>`;
  if (kind === "video") return html`${words}<div class="pk-acts">${button(html`${icon("video")}${t("Film here")}`, () => void begin(form, kind), "pk-btn--2")}</div>`;
  if (kind === "data") return nothing;
  return html`${words}<div class="pk-acts">${button(html`${icon("microphone")}${t("Begin to record sound")}`, () => void begin(form, kind), "pk-btn--2")}</div>`;
}

const ACCEPTS: Record<string, string> = { photo: "image/*", sound: "audio/*", video: "video/*" };

/** Files that the device holds or its own camera makes; each can be taken off again. */
export function fromFile(kind: string, form: Draft<Piece>): TemplateResult {
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    for (const one of input.files ?? []) add(form, kind, one, one.name);
    input.value = "";
  };
  const off = (n: number) => () => ((form.value.files = form.value.files.filter((_, m) => m !== n)), redraw());
  const rows = form.value.files.map((one, n) => html`<li class="pk-item">${shown(one.blob)}<span class="pk-grow">${one.name}<small>${size(one.blob.size)}</small></span><button type="button" class="pk-m-tool" aria-label=${bare(t("Take off {name}", { name: one.name }))} @click=${off(n)}>${icon("trash")}</button></li>`);
  const pick = (own: boolean, words: string, picture: TemplateResult) => html`<label class="pk-btn pk-btn--2 pk-pick">${picture}<span>${words}</span><input type="file" ?multiple=${!own && kind !== "video"} accept=${ACCEPTS[kind] ?? (own ? "image/*" : "*/*")} capture=${own ? "environment" : nothing} @change=${chosen}></label>`;
  const own = kind === "photo" || kind === "document" ? pick(true, t("Use the phone's camera"), icon("device-mobile")) : kind === "video" ? pick(true, t("Film with the phone's camera"), icon("device-mobile")) : nothing;
  return html`<div class="pk-acts pk-acts--row">${own}${pick(false, t("Choose files"), icon("folder"))}</div>${rows.length ? html`<ul class="pk-m-list">${rows}</ul>` : nothing}`;
}

const addresses = new WeakMap<Blob, string>();
export function addressOf(blob: Blob): string {
  if (!addresses.has(blob)) addresses.set(blob, URL.createObjectURL(blob));
  return addresses.get(blob)!;
}

const shown = (blob: Blob): TemplateResult =>
  blob.type.startsWith("image/") ? html`<img class="pk-ico" alt="" src=${addressOf(blob)}>` : html`<span class="pk-ico">${blob.type.startsWith("audio/") ? icon("microphone") : blob.type.startsWith("video/") ? icon("video") : icon("file-text")}</span>`;
