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
    confirmed: (told) => settle(input, key, told, send),
    emptied: () => { key.value = ""; },
    dropped: () => { waits = null; },
  });
  const take = () => { if (input.files?.[0]) void sending.begin(input.files[0]); };
  input.addEventListener("change", take);
  let waits: SubmitEvent | null = null;
  const send = () => { if (waits) input.form?.requestSubmit(waits.submitter); };
  input.form?.addEventListener("submit", (event) => { waits = hold(event, input, key, sending); });
  if (input.files?.[0]) take(); // chosen before this script was there: on a slow line people are quicker
  else void recall(input, key, line, sending);
}

// The form carries the key; the file itself must not go a second time.
function settle(input: HTMLInputElement, key: HTMLInputElement, told: Told, send: () => void): void {
  key.value = told.key;
  input.value = "";
  send();
}

// A form sent too early waits for its file and then goes by itself, by the button that was pressed.
function hold(event: SubmitEvent, input: HTMLInputElement, key: HTMLInputElement, sending: Sending): SubmitEvent | null {
  if (sending.isBusy) {
    event.preventDefault();
    sending.sayLater();
    return event;
  }
  if (key.value) localStorage.removeItem(place(input)); // it travels with the form
  return null;
}

// After a reload: an upload that was finished is taken up, one that stopped says at which byte.
async function recall(input: HTMLInputElement, key: HTMLInputElement, line: Line, sending: Sending): Promise<void> {
  const url = key.value ? `${input.dataset["resumable"]}${key.value}/` : localStorage.getItem(place(input));
  if (!url) return;
  const told = await state(url);
  if (sending.hasBegun) return; // another file was chosen while the server was asked
  if (told?.stage === "confirmed" || (told?.stage === "kept" && key.value)) sending.take(told, url);
  else if (told?.stage === "receiving" && told.offset > 0) line.stopped(told, () => sending.forget(url));
  else if (told !== undefined) localStorage.removeItem(place(input));
}

export function watchFiles(within: ParentNode = document): void {
  for (const input of within.querySelectorAll<HTMLInputElement>("input[type=file][data-resumable]")) improve(input);
}
