// Where something was recorded: only when the person allows it, each time or for the visit.
import type { Place } from "../types.ts";

export type Allowed = "no" | "once" | "visit";
const forVisits = new Set<number>();

export const allowed = (caseId: number): Allowed => (forVisits.has(caseId) ? "visit" : "no");
export function allow(caseId: number, how: Allowed): void {
  if (how === "visit") forVisits.add(caseId);
  else forVisits.delete(caseId);
}

/** The place in whole micro-degrees, or null when it is not known within some seconds: evidence never waits for it. */
export function place(): Promise<Place | null> {
  const whole = (degrees: number) => Math.round(degrees * 1e6);
  return new Promise((give) => {
    if (!navigator.geolocation) return give(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => give({ lat: whole(coords.latitude), lon: whole(coords.longitude), m: Math.round(coords.accuracy) }),
      () => give(null),
      { enableHighAccuracy: true, timeout: 8_000, maximumAge: 60_000 },
    );
  });
}
