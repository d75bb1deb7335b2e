// Where something was recorded: only when the person allows it, each time or for the visit. Nothing waits long for it.
import type { Place } from "../types.ts";

export type Allowed = "no" | "once" | "visit";
const forVisits = new Set<number>();
const FRESH = 60_000; // milliseconds that a place found before still says where one is
const PATIENCE = 2_000; // milliseconds that keeping something may wait for what goes with it

export const allowed = (caseId: number): Allowed => (forVisits.has(caseId) ? "visit" : "no");
export function allow(caseId: number, how: Allowed): void {
  if (how === "visit") forVisits.add(caseId);
  else forVisits.delete(caseId);
  if (how !== "no") seek();
}

let found: { place: Place; at: number } | null = null;
let seeking: Promise<void> | null = null;
const fresh = () => found !== null && Date.now() - found.at < FRESH;

/** Begin to look for the place, so that it is known by the time that something is kept. */
export function seek(): void {
  if (seeking || fresh() || !navigator.geolocation) return;
  seeking = asked().then((place) => void (place && (found = { place, at: Date.now() }))).finally(() => void (seeking = null));
}

/** In whole micro-degrees, or null when the device does not say it. */
function asked(): Promise<Place | null> {
  const whole = (degrees: number) => Math.round(degrees * 1e6);
  return new Promise((give) => navigator.geolocation.getCurrentPosition(
    ({ coords }) => give({ lat: whole(coords.latitude), lon: whole(coords.longitude), m: Math.round(coords.accuracy) }),
    () => give(null),
    { enableHighAccuracy: true, timeout: 15_000, maximumAge: FRESH },
  ));
}

/** The place as it is known now, else as it is found within two seconds; null when it is not. */
export async function place(): Promise<Place | null> {
  seek();
  if (!fresh() && seeking) await inTime(seeking);
  return fresh() ? found!.place : null;
}

/** What comes within two seconds; null when it does not. */
export const inTime = <T>(work: Promise<T>): Promise<T | null> =>
  Promise.race([work, new Promise<null>((give) => setTimeout(() => give(null), PATIENCE))]);
