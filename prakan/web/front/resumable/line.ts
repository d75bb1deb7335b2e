// The line under a file input: shape, word and colour of its state, bytes and percent, pause and go on.
import type { Problem, Told } from "./server.ts";

export type Words = Record<string, string>;
export type State = "unsent" | "reading" | "sending" | "paused" | "waiting" | "checking" | "confirmed" | "refused";

const SHAPES: Record<State, string> = {
  unsent: "un", reading: "un", sending: "un", paused: "un", waiting: "un", checking: "sent", confirmed: "ok", refused: "bad",
};
const UNITS = ["B", "KB", "MB", "GB"];

export function size(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < UNITS.length - 1) { value /= 1024; unit += 1; }
  return `${unit < 2 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

function made<K extends keyof HTMLElementTagNameMap>(tag: K, classes: string, within: Element): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = classes;
  within.append(element);
  return element;
}

export class Line {
  private box: HTMLDivElement;
  private shape: HTMLElement;
  private name: HTMLElement;
  private word: HTMLElement;
  private bar: HTMLElement;
  private filled: HTMLElement;
  private bytes: HTMLElement;
  private form: HTMLElement;
  private act: HTMLButtonElement;
  private remove: HTMLButtonElement;
  private said: HTMLElement;
  private quarter = 0;
  onAct: () => void = () => undefined;
  onRemove: () => void = () => undefined;

  constructor(private input: HTMLInputElement, readonly words: Words) {
    this.box = document.createElement("div");
    this.box.className = "pk-sending";
    this.box.hidden = true;
    const top = made("div", "pk-row", this.box);
    this.shape = made("i", "pk-st pk-st--un", top);
    this.shape.ariaHidden = "true";
    this.name = made("b", "pk-b pk-sending-name", top);
    this.word = made("span", "pk-s pk-2 pk-sp", top);
    this.bar = made("div", "pk-up", this.box);
    this.bar.setAttribute("role", "progressbar");
    this.bar.setAttribute("aria-valuemin", "0");
    this.bar.setAttribute("aria-valuemax", "100");
    this.filled = made("i", "", this.bar);
    const foot = made("div", "pk-row pk-row--w", this.box);
    this.bytes = made("span", "pk-xs pk-2", foot);
    const acts = made("span", "pk-row pk-sp", foot);
    this.act = this.button(acts, () => this.onAct());
    this.remove = this.button(acts, () => this.onRemove());
    this.form = made("p", "pk-s pk-sending-form", this.box);
    this.form.hidden = true;
    this.form.textContent = words["later"] ?? "";
    this.said = made("p", "pk-sr", this.box);
    this.said.setAttribute("aria-live", "polite");
    input.after(this.box);
  }

  private button(within: Element, act: () => void): HTMLButtonElement {
    const button = made("button", "btn btn-sm", within);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  private fill(key: string, values: Record<string, string | number>): string {
    return (this.words[key] ?? "").replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  }

  open(name: string): void {
    this.box.hidden = false;
    this.name.textContent = name;
    this.name.title = name;
    this.bar.setAttribute("aria-label", this.fill("progress", { name }));
    this.quarter = 0;
    this.problem(null);
  }

  shut(): void {
    this.box.hidden = true;
    this.problem(null);
    this.input.focus();
  }

  state(now: State): void {
    this.box.dataset["state"] = now;
    this.shape.className = `pk-st pk-st--${SHAPES[now]}`;
    this.word.textContent = this.words[now] ?? now;
    this.input.classList.toggle("d-none", now === "confirmed"); // another file: take this one away first
    if (now === "refused") this.bytes.textContent = "";
    this.bar.hidden = now === "confirmed" || now === "refused";
    this.bar.classList.toggle("pk-up--held", now === "paused" || now === "waiting");
    this.act.hidden = !["sending", "paused", "waiting"].includes(now);
    this.act.textContent = (now === "sending" ? this.words["pause"] : this.words["resume"]) ?? "";
    this.remove.textContent = this.words["remove"] ?? "";
    this.say(`${this.name.textContent}: ${this.word.textContent}`);
  }

  progress(sent: number, all: number): void {
    const percent = all ? Math.floor((sent / all) * 100) : 0;
    this.filled.style.width = `${percent}%`;
    this.bar.setAttribute("aria-valuenow", String(percent));
    this.bytes.textContent = this.fill("bytes", { sent: size(sent), size: size(all), percent });
    if (Math.floor(percent / 25) > this.quarter) {
      this.quarter = Math.floor(percent / 25);
      this.say(this.bytes.textContent);
    }
  }

  held(held: number, all: number): void {
    this.progress(held, all);
    this.bytes.textContent = this.fill("held", { held: size(held), size: size(all) });
    this.say(this.bytes.textContent);
  }

  digest(told: Told): void {
    this.bytes.textContent = this.fill("digest", { size: size(told.size), digest: told.digest.slice(0, 12) });
    this.say(`${this.name.textContent}: ${this.word.textContent}, ${this.bytes.textContent}`);
  }

  tooLarge(bytes: number, limit: number): void {
    this.problem({ code: "", what: this.fill("large", { size: size(bytes), limit: size(limit) }), next: "" });
  }

  problem(found: Problem | null): void {
    this.input.parentElement?.querySelector(".pk-sending-problem")?.remove();
    if (!found) return;
    const said = document.createElement("div");
    said.className = "pk-errmsg pk-sending-problem";
    said.setAttribute("role", "alert");
    said.textContent = [found.code, found.what].filter(Boolean).join(" ");
    made("span", "pk-2", said).textContent = ` ${found.next}`;
    this.input.before(said);
  }

  /** Says, until it is sent or nothing comes any more, that the form waits for this file. */
  later(waits: boolean): void {
    this.form.hidden = !waits;
    if (waits) this.say(this.form.textContent);
  }

  note(key: string): void {
    this.bytes.textContent = this.words[key] ?? "";
    this.say(this.bytes.textContent);
  }

  stopped(told: Told, forget: () => void): void {
    this.open(told.name);
    this.state("paused");
    this.act.hidden = true;
    this.remove.textContent = this.words["forget"] ?? "";
    this.progress(told.offset, told.size);
    this.bytes.textContent = this.fill("stopped", { name: told.name, held: size(told.offset), size: size(told.size) });
    this.onRemove = forget;
  }

  private say(words: string): void {
    this.said.textContent = words;
  }
}
