// Saves a score while it is filled in, says so, and moves from indicator to indicator by keys.

interface Told { revision?: number; at?: string; what?: string; next?: string }

const PAUSE = 1200; // milliseconds of silence before the form is sent
const AGAIN = 5000; // milliseconds before a lost connection is tried again

class Score {
  private timer = 0;
  private busy = false;
  private dirty = false;
  private leaves: HTMLElement | null | undefined; // the button pressed while the form was on its way

  constructor(private readonly form: HTMLFormElement) {
    document.addEventListener("input", (event) => this.touched(event.target, PAUSE));
    document.addEventListener("change", (event) => this.touched(event.target, 0));
    form.addEventListener("submit", (event) => this.leave(event));
    document.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("online", () => void this.send());
  }

  /** Fields of the form also stand outside it: the evidence beside. */
  private touched(target: EventTarget | null, pause: number): void {
    const field = target as HTMLInputElement | null;
    if (field?.form !== this.form) return;
    this.dirty = true;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.send(), pause);
  }

  /** Whoever presses a button while the form is on its way goes on once it is confirmed: nobody else saved it. */
  private leave(event: SubmitEvent): void {
    window.clearTimeout(this.timer);
    this.dirty = false;
    if (!this.busy) return;
    event.preventDefault();
    this.leaves = event.submitter;
  }

  private async send(): Promise<void> {
    if (!this.dirty || this.busy) return;
    [this.busy, this.dirty] = [true, false];
    this.say(this.form.dataset["saidSaving"] ?? "");
    try {
      const answer = await fetch(this.form.dataset["score"] ?? "", { method: "POST", body: new FormData(this.form), redirect: "error" });
      this.told((await answer.json()) as Told, answer.ok);
    } catch {
      [this.dirty, this.leaves] = [true, undefined]; // without a connection the page stays, with what was typed
      this.say(this.form.dataset["saidHeld"] ?? "");
      this.timer = window.setTimeout(() => void this.send(), AGAIN);
    } finally {
      this.busy = false;
    }
    if (this.leaves !== undefined) {
      const button = this.leaves;
      this.leaves = undefined;
      this.form.requestSubmit(button);
    } else if (this.dirty) this.timer = window.setTimeout(() => void this.send(), PAUSE);
  }

  private told(told: Told, done: boolean): void {
    const seen = this.form.querySelector<HTMLInputElement>("[name=seen]");
    if (done && seen) seen.value = String(told.revision);
    this.say(done ? `${this.form.dataset["saidSaved"] ?? ""} ${told.at ?? ""}` : `${told.what ?? ""} ${told.next ?? ""}`, done);
  }

  private say(words: string, done = false): void {
    const place = this.form.querySelector<HTMLElement>("[data-status]");
    if (!place) return;
    const dot = document.createElement("span");
    dot.className = "pk-st pk-st--ok";
    place.replaceChildren(...(done ? [dot] : []), words);
  }

  /** Alt with an arrow goes to the next or the one before, saving on the way; a digit chooses a level. */
  private key(event: KeyboardEvent): void {
    const way = event.altKey ? { ArrowRight: "next", ArrowLeft: "prev" }[event.key] : undefined;
    if (way) {
      event.preventDefault();
      this.form.querySelector<HTMLButtonElement>(`[data-key=${way}]`)?.click();
      return;
    }
    const typing = event.target instanceof Element && event.target.closest("textarea, select, input:not([type=radio]):not([type=checkbox])");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    [...this.form.querySelectorAll<HTMLInputElement>("[name=mark][type=radio]")][Number(event.key) - 1]?.click();
  }
}

export function watchScores(within: ParentNode): void {
  for (const form of within.querySelectorAll<HTMLFormElement>("form[data-score]")) new Score(form);
}
