// How good the line is: none, one that costs by the byte, or one where videos may go.
import type { Online } from "./types.ts";

interface Connection { type?: string; saveData?: boolean }

export function connection(): Online {
  if (!navigator.onLine) return "offline";
  const found = (navigator as unknown as { connection?: Connection }).connection;
  if (found?.saveData) return "thin";
  if (found?.type) return ["wifi", "ethernet"].includes(found.type) ? "wide" : "thin";
  return /Mobi|Android|iPhone|iPad/.test(navigator.userAgent) ? "thin" : "wide"; // a telephone that does not say: careful
}
