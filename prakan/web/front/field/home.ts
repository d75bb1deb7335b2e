// Whether this device keeps the app itself: its worker stands, and says that it has the page and every file.
import type { AppHome, AtHome } from "./types.ts";

const PATIENCE = 5000; // a worker that was asleep begins first
export const TOLD = "prakan-field-home"; // what a page asks, and what the worker says once everything is there

export class DeviceHome implements AppHome {
  known: AtHome | null = null;
  private failed = false;
  private readonly hearers = new Set<() => void>();

  onchange(hear: () => void): () => void {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  }

  /** Have the browser bring the app here. Without a worker the app works on a line. */
  async bring(): Promise<void> {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    workers?.addEventListener("controllerchange", () => void this.look());
    workers?.addEventListener("message", (event) => { if (event.data === TOLD) void this.look(); });
    try {
      const found = await workers?.register("/field/sw.js");
      const made = found?.installing;
      made?.addEventListener("statechange", () => { this.failed = made.state === "redundant"; void this.look(); });
      this.failed = !found;
    } catch {
      this.failed = true;
    }
    await this.look();
  }

  async look(): Promise<void> {
    const worker = (await navigator.serviceWorker?.getRegistration("/field/"))?.active;
    const known = worker && (await answer(worker)) ? "kept" : this.failed ? "lacking" : "coming";
    if (known === this.known) return;
    this.known = known;
    for (const hear of this.hearers) hear();
  }
}

/** What the worker says; one that says nothing keeps nothing. */
function answer(worker: ServiceWorker): Promise<boolean> {
  return new Promise((told) => {
    const { port1, port2 } = new MessageChannel();
    const end = (whole: boolean) => (port1.close(), told(whole));
    setTimeout(() => end(false), PATIENCE);
    port1.onmessage = (event) => end(event.data === true);
    worker.postMessage(TOLD, [port2]);
  });
}
