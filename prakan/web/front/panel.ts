// The figure panel: a click on a figure opens its page beside the table it stands in; without script it is a page.
import htmx from "htmx.org";

const FIGURE = "a.pk-fig[href]";
const BESIDE = "a[data-beside][href]"; // other links whose page is read beside the list they stand in
const panel = () => document.getElementById("pk-panel");
let origin: HTMLAnchorElement | null = null;
let wished = "";
let asking = false;
let wanted = false;

function figures(): HTMLAnchorElement[] {
  const like = origin?.matches(BESIDE) ? BESIDE : FIGURE;
  return [...document.querySelectorAll<HTMLAnchorElement>(`main ${like}`)];
}

function mark(link: HTMLAnchorElement | null): void {
  origin?.removeAttribute("aria-expanded");
  link?.setAttribute("aria-expanded", "true");
  origin = link;
}

// One request at a time: who walks on faster than the answers come is shown the last one wished for.
async function open(link: HTMLAnchorElement, beside: HTMLAnchorElement | null): Promise<void> {
  const place = panel();
  if (!place) return;
  mark(beside);
  wanted = true;
  wished = link.href;
  if (asking) return;
  asking = true;
  try {
    while (wished) {
      const address = wished;
      wished = "";
      await htmx.ajax("GET", address, { target: place, swap: "innerHTML" });
    }
  } finally {
    asking = false;
  }
  if (!wanted) return place.replaceChildren(); // closed while the answer was on its way
  place.hidden = false;
  place.classList.add("show");
  place.focus();
}

export function close(): void {
  const place = panel();
  if (!place || !wanted) return;
  const back = origin;
  wanted = false;
  wished = "";
  place.classList.remove("show");
  place.hidden = true;
  place.replaceChildren();
  mark(null);
  back?.focus();
}

function step(by: number): void {
  const all = figures();
  const next = all[origin ? all.indexOf(origin) + by : 0];
  if (next) void open(next, next);
}

function plainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function typing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

async function copy(button: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(new URL(button.dataset["copy"] ?? "", location.href).href);
  button.querySelector("[data-copied]")?.removeAttribute("hidden");
}

export function watchPanel(): void {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !plainClick(event)) return;
    const link = event.target.closest<HTMLAnchorElement>(`${FIGURE}, ${BESIDE}`);
    if (link && panel()) {
      event.preventDefault();
      void open(link, panel()?.contains(link) ? origin : link);
    }
    const act = event.target.closest<HTMLElement>("[data-panel]")?.dataset["panel"];
    if (act === "close") close();
    if (act === "next") step(1);
    if (act === "previous") step(-1);
    const button = event.target.closest<HTMLElement>("[data-copy]");
    if (button) void copy(button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (!panel()?.contains(document.activeElement) || typing(event.target)) return;
    if (event.key === "ArrowRight") step(1);
    if (event.key === "ArrowLeft") step(-1);
  });
}
