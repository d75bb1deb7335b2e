// Where the log ends, written in a second place: a browser that threw the database away, or put an older one back, is noticed.

export interface Mark { device: string; seq: number; digest: string }

const NAME = "prakan.field.head";

export function readMark(): Mark | null {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? "null") as Mark | null;
    return found && typeof found.seq === "number" && /^[0-9a-f]{64}$/.test(found.digest) && found.device ? found : null;
  } catch {
    return null;
  }
}

export function writeMark(mark: Mark): void {
  const before = readMark();
  if (before?.device === mark.device && before.seq > mark.seq) return;
  try {
    localStorage.setItem(NAME, JSON.stringify(mark));
  } catch {
    return; // full: the log itself is safe, only this second look is older
  }
}
