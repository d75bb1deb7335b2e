// Search boxes marked data-suggest="address": answers while typing, as a combobox. Without script: a plain search.
const MARKED = "input[data-suggest]";
const WAIT = 120; // milliseconds of quiet before asking
const LEAST = 2; // letters

class Suggestions {
  private readonly list = document.createElement("div");
  private readonly status = document.createElement("div");
  private timer = 0;
  private request: AbortController | null = null;
  private active = -1;

  constructor(private readonly input: HTMLInputElement) {
    const id = `${input.id || input.name}-suggested`;
    Object.assign(this.list, { id, className: "pk-suggest", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.ariaLabel ?? input.labels?.[0]?.innerText ?? "");
    Object.assign(this.status, { className: "pk-sr", role: "status" });
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" }))
      input.setAttribute(name, value);
    input.after(this.list, this.status);
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the input keeps the focus
    this.list.addEventListener("click", (event) => {
      if (event.target instanceof Element) this.go(event.target.closest<HTMLElement>("[role=option]"));
    });
  }

  typed(): void {
    window.clearTimeout(this.timer);
    this.request?.abort();
    if (this.input.value.trim().length < LEAST) this.close();
    else this.timer = window.setTimeout(() => void this.ask(), WAIT);
  }

  private async ask(): Promise<void> {
    const request = (this.request = new AbortController());
    const address = `${this.input.dataset["suggest"]}?q=${encodeURIComponent(this.input.value)}`;
    try {
      const answer = await fetch(address, { signal: request.signal });
      if (answer.ok && !answer.redirected) this.show(await answer.text());
      else this.close();
    } catch {
      if (!request.signal.aborted) this.close(); // no line: the form still searches
    }
  }

  private show(html: string): void {
    this.list.innerHTML = html;
    this.options.forEach((option, at) => { option.id = `${this.list.id}-${at}`; });
    this.status.textContent = this.list.querySelector<HTMLElement>("[data-said]")?.dataset["said"] ?? "";
    this.open(this.options.length > 0 && document.activeElement === this.input);
  }

  private get options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
  }

  private open(shown: boolean): void {
    this.list.hidden = !shown;
    this.input.setAttribute("aria-expanded", String(shown));
    this.mark(-1);
  }

  close(): void {
    window.clearTimeout(this.timer);
    this.request?.abort();
    this.open(false);
  }

  private mark(at: number): void {
    this.active = at;
    this.options.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const option = this.options[at];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private go(option: HTMLElement | null | undefined): void {
    if (option?.dataset["href"]) location.assign(option.dataset["href"]);
  }

  key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const count = this.options.length + 1; // one place more: back in the box itself
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.list.hidden && this.options.length) this.open(true);
    if (this.list.hidden) return;
    if (step) this.mark(((this.active + 1 + step + count) % count) - 1);
    else if (event.key === "Enter" && this.active >= 0) this.go(this.options[this.active]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

const known = new WeakMap<HTMLInputElement, Suggestions>();

function of(target: EventTarget | null): Suggestions | null {
  if (!(target instanceof HTMLInputElement) || !target.matches(MARKED)) return null;
  const found = known.get(target) ?? new Suggestions(target);
  known.set(target, found);
  return found;
}

export function watchSuggestions(): void {
  document.addEventListener("focusin", (event) => void of(event.target));
  document.addEventListener("input", (event) => of(event.target)?.typed());
  document.addEventListener("keydown", (event) => of(event.target)?.key(event), true);
  document.addEventListener("focusout", (event) => of(event.target)?.close());
}
