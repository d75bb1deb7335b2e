// How much goes at a time: less after a break, more while it goes well, so that also a line of seconds brings something across.

const MOST = 200; // entries of a batch
const LARGEST = 4 * 1024 * 1024; // bytes of a part: a piece on the device
const SMALLEST = 32 * 1024;
const QUICK = 2_000; // milliseconds of a part
const SLOW = 10_000;

export class Pace {
  items = MOST;
  part = LARGEST / 4;

  /** A batch of so many came across, or broke off. */
  batch(came: boolean, many: number): void {
    this.items = came ? Math.min(this.items * 2, MOST) : Math.max(Math.floor(many / 2), 1);
  }

  /** A part came across in so many milliseconds. */
  came(took: number): void {
    if (took < QUICK) this.part = Math.min(this.part * 2, LARGEST);
    else if (took > SLOW) this.broke();
  }

  /** A part broke off. */
  broke(): void {
    this.part = Math.max(this.part / 2, SMALLEST);
  }
}
