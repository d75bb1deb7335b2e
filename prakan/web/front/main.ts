// Improves pages that already work without it: fragments by htmx, the figure panel, the search key, large files.
import "htmx.org";
import { watchPanel } from "./panel.ts";
import { watchSuggestions } from "./suggest.ts";

function searchKey(event: KeyboardEvent): void {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector<HTMLInputElement>("[data-key='/']");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

function focusErrors(within: ParentNode): void {
  within.querySelector<HTMLElement>("[data-focus]")?.focus();
}

function shutDrops(event: MouseEvent): void {
  for (const drop of document.querySelectorAll<HTMLDetailsElement>("details.pk-drop[open]"))
    if (event.target instanceof Node && !drop.contains(event.target)) drop.open = false;
}

// A time in a transcript leads to that second of the recording on the same page.
function seek(event: MouseEvent): void {
  const mark = event.target instanceof Element && event.target.closest<HTMLElement>("[data-second]");
  const player = document.querySelector<HTMLMediaElement>(".pk-media :is(video,audio)");
  if (!mark || !player || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  player.currentTime = Number(mark.dataset["second"]);
  void player.play().catch(() => undefined);
}

async function watchLargeFiles(within: ParentNode): Promise<void> {
  if (within.querySelector("[data-resumable]")) (await import("./resumable.ts")).watchFiles(within);
}

async function watchTyping(): Promise<void> {
  if (document.querySelector("form[data-autosave]")) (await import("./autosave.ts")).watchAnswers(document);
  if (document.querySelector("form[data-score]")) (await import("./scores.ts")).watchScores(document);
}

// While a form is on its way, news of the page it leaves must not load that page again: a reload calls the form back.
let leaving = false;

function keepLeaving(event: Event): void {
  if (!(event instanceof CustomEvent)) return;
  if (leaving && event.detail.ctx.hx.refresh === "true") event.preventDefault();
}

document.documentElement.classList.add("has-script");
document.addEventListener("submit", (event) => {
  leaving = !event.defaultPrevented;
});
window.addEventListener("pageshow", () => {
  leaving = false;
});
document.addEventListener("htmx:before:response", keepLeaving);
document.addEventListener("keydown", searchKey);
document.addEventListener("click", shutDrops);
document.addEventListener("click", seek);
document.addEventListener("htmx:after:swap", (event) => {
  if (!(event.target instanceof Element)) return;
  focusErrors(event.target);
  void watchLargeFiles(event.target);
});
watchPanel();
watchSuggestions();
focusErrors(document);
void watchLargeFiles(document);
void watchTyping();
