// File inputs marked data-resumable: the file goes up in parts at once and its key is sent with the form instead.
import { Line, type Words } from "./resumable/line.ts";
import { type Told, state } from "./resumable/server.ts";
import { Sending } from "./resumable/sending.ts";

const seen = new WeakSet<HTMLInputElement>();

// Where an unfinished upload of this field is remembered, for after a reload.
const place = (input: HTMLInputElement) => `prakan.upload:${location.pathname}:${input.name}`;

function improve(input: HTMLInputElement): void {
  const key = input.parentElement?.querySelector<HTMLInputElement>(`input[name="${CSS.escape(`${input.name}.upload`)}"]`);
  if (seen.has(input) || !key) return;
  seen.add(input);
  const words = JSON.parse(input.dataset["words"] ?? "{}") as Words;
  const line = new Line(input, words);
  const sending = new Sending(input, line, {
    began: (url) => localStorage.setItem(place(input), url),
    ended: () => localStorage.removeItem(place(input)),
    confirmed: (told) => settle(input, key, told),
    emptied: () => { key.value = ""; },
  });
  input.addEventListener("change", () => { if (input.files?.[0]) void sending.begin(input.files[0]); });
  input.form?.addEventListener("submit", (event) => hold(event, input, sending));
  void recall(input, key, line, sending);
}

// The form carries the key; the file itself must not go a second time.
function settle(input: HTMLInputElement, key: HTMLInputElement, told: Told): void {
  key.value = told.key;
  input.value = "";
  const waits = input.form?.dataset["waits"];
  if (waits === undefined) return;
  delete input.form?.dataset["waits"];
  input.form?.requestSubmit();
}

// A form sent too early waits for its file and then goes by itself.
function hold(event: SubmitEvent, input: HTMLInputElement, sending: Sending): void {
  if (sending.isBusy) {
    event.preventDefault();
    if (input.form) input.form.dataset["waits"] = "";
    sending.sayLater();
  } else localStorage.removeItem(place(input));
}

// After a reload: an upload that was finished is taken up, one that stopped says at which byte.
async function recall(input: HTMLInputElement, key: HTMLInputElement, line: Line, sending: Sending): Promise<void> {
  const url = key.value ? `${input.dataset["resumable"]}${key.value}/` : localStorage.getItem(place(input));
  if (!url) return;
  const told = await state(url);
  if (told?.stage === "confirmed" || (told?.stage === "kept" && key.value)) sending.take(told, url);
  else if (told?.stage === "receiving" && told.offset > 0) line.stopped(told, () => sending.forget(url));
  else if (told !== undefined) localStorage.removeItem(place(input));
}

export function watchFiles(within: ParentNode = document): void {
  for (const input of within.querySelectorAll<HTMLInputElement>("input[type=file][data-resumable]")) improve(input);
}
