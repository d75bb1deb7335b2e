// Saves each answer while it is typed; what the server has not confirmed stays on the device and is sent later.

interface Unsent { value: string; seen: number; tab: string }
interface Told { fate: string; revision: number; at: string; indicators: number; filled: number; here: string; what?: string; next?: string }
type Field = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;

const PAUSE = 900; // milliseconds of silence before an answer is sent
const AGAIN = 5000; // milliseconds before a lost connection is tried again

// What the server wrote into a field, whatever has been typed since.
function asDrawn(field: Field): string {
  if (field instanceof HTMLSelectElement)
    return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
  if (field instanceof HTMLTextAreaElement) return field.defaultValue;
  const like = document.createElement("input"); // reads the value as this field's kind does
  like.type = field.type;
  like.defaultValue = field.defaultValue;
  return like.value;
}

class Answers {
  private readonly timers = new Map<string, number>();
  private readonly busy = new Set<string>();
  private readonly answered = new Map<string, string>(); // the text that the server last answered, by code

  constructor(private readonly form: HTMLFormElement) {
    form.addEventListener("input", (event) => this.typed(event.target));
    form.addEventListener("change", (event) => this.typed(event.target, 0));
    form.addEventListener("submit", () => this.leave());
    window.addEventListener("online", () => this.sendAll());
    document.addEventListener("visibilitychange", () => this.sendAll());
    this.restore();
  }

  private get fields(): Field[] {
    return [...this.form.querySelectorAll<Field>("[data-question] :is(textarea, select, input:not([type=hidden]))")];
  }

  private field(code: string): Field | undefined {
    return this.fields.find((field) => field.name === code);
  }

  private key(code: string): string {
    return `${this.form.dataset["key"]}:${code}`;
  }

  private seen(code: string): HTMLInputElement | null {
    return this.form.querySelector<HTMLInputElement>(`[name="${CSS.escape(`${code}.seen`)}"]`);
  }

  private get tab(): string {
    return this.form.querySelector<HTMLInputElement>("[name=tab]")?.value ?? "";
  }

  /** Put back what an earlier visit could not send, and send it now, with what was typed before this script was there. */
  private restore(): void {
    for (const field of this.fields) {
      const drawn = asDrawn(field);
      this.answered.set(field.name, drawn);
      const early = field.value !== drawn;
      const kept = localStorage.getItem(this.key(field.name));
      if (kept) this.putBack(field, JSON.parse(kept) as Unsent, early);
      if (early) this.typed(field);
    }
    this.sendAll();
  }

  private putBack(field: Field, unsent: Unsent, early: boolean): void {
    if (!early) field.value = unsent.value;
    else if (field instanceof HTMLTextAreaElement) field.value = `${unsent.value}\n${field.value}`; // both were written by somebody
    this.say(field.name, "saidHeld", "held");
  }

  private typed(target: EventTarget | null, pause = PAUSE): void {
    const field = this.fields.find((one) => one === target);
    if (!field) return;
    const code = field.name;
    const kept = localStorage.getItem(this.key(code));
    if (!kept && this.answered.get(code) === field.value) return; // nothing new: the server has it
    const before = kept ? (JSON.parse(kept) as Unsent) : null;
    const unsent = { value: field.value, seen: before?.seen ?? Number(this.seen(code)?.value ?? 0), tab: before?.tab ?? this.tab };
    localStorage.setItem(this.key(code), JSON.stringify(unsent));
    window.clearTimeout(this.timers.get(code));
    this.timers.set(code, window.setTimeout(() => void this.send(code), pause));
  }

  private sendAll(): void {
    for (const field of this.fields) if (localStorage.getItem(this.key(field.name))) void this.send(field.name);
  }

  /** The form itself carries everything: what is stored here has no more to tell once it has been answered. */
  private leave(): void {
    for (const timer of this.timers.values()) window.clearTimeout(timer);
  }

  private async send(code: string): Promise<void> {
    const kept = localStorage.getItem(this.key(code));
    if (!kept || this.busy.has(code)) return;
    this.busy.add(code);
    this.say(code, "saidSaving", "saving");
    try {
      await this.post(code, kept, JSON.parse(kept) as Unsent);
    } catch {
      this.say(code, "saidHeld", "held");
      window.setTimeout(() => void this.send(code), AGAIN);
    } finally {
      this.busy.delete(code);
    }
    const now = localStorage.getItem(this.key(code));
    if (now && now !== kept) void this.send(code);
  }

  private async post(code: string, kept: string, unsent: Unsent): Promise<void> {
    const body = new FormData();
    const token = this.form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
    for (const [name, value] of Object.entries({ code, csrfmiddlewaretoken: token, ...unsent })) body.set(name, String(value));
    const answer = await fetch(this.form.dataset["autosave"] ?? "", { method: "POST", body, redirect: "error" });
    const told = (await answer.json()) as Told;
    if (!answer.ok) return this.refused(code, told);
    this.answered.set(code, unsent.value);
    if (localStorage.getItem(this.key(code)) === kept) localStorage.removeItem(this.key(code));
    else this.rebase(code, told.revision);
    const seen = this.seen(code);
    if (seen && told.fate !== "clash") seen.value = String(told.revision);
    this.count(told);
    if (told.fate === "clash") this.clash(code);
    else this.say(code, "saidSaved", "saved", told.at);
  }

  /** What was typed while the last text was on its way goes on from the revision that this one made. */
  private rebase(code: string, revision: number): void {
    const newer = localStorage.getItem(this.key(code));
    if (newer) localStorage.setItem(this.key(code), JSON.stringify({ ...(JSON.parse(newer) as Unsent), seen: revision }));
  }

  private refused(code: string, told: Told): void {
    this.status(code, "refused").textContent = `${told.what ?? ""} ${told.next ?? ""}`;
  }

  private count(told: Told): void {
    for (const [name, value] of [["indicators", told.indicators], ["filled", told.filled], ["here", told.here]] as const)
      for (const place of document.querySelectorAll(`[data-${name}]`)) place.textContent = String(value);
  }

  private status(code: string, state: string): HTMLElement {
    const place = this.field(code)?.closest("[data-question]")?.querySelector<HTMLElement>("[data-status]");
    if (!place) throw new Error(`no place to say how ${code} stands`);
    place.dataset["state"] = state;
    return place;
  }

  private say(code: string, words: string, state: string, more = ""): void {
    this.status(code, state).textContent = `${this.form.dataset[words] ?? ""} ${more}`.trim();
  }

  private clash(code: string): void {
    const place = this.status(code, "clash");
    const link = document.createElement("a");
    link.href = (this.form.dataset["choose"] ?? "").replace("CODE", encodeURIComponent(code));
    link.textContent = this.form.dataset["saidChoose"] ?? "";
    place.replaceChildren(`${this.form.dataset["saidClash"] ?? ""} `, link);
  }
}

export function watchAnswers(within: ParentNode): void {
  for (const form of within.querySelectorAll<HTMLFormElement>("form[data-autosave]")) new Answers(form);
}
