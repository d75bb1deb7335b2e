// A pad to sign on with a finger, a pen or a mouse: strokes in whole numbers, drawn again from them alone.

export const WIDE = 900, HIGH = 420; // units of the strokes, whatever the screen's size

export interface Signature { strokes: number[][] }

export function draw(canvas: HTMLCanvasElement, { strokes }: Signature): void {
  const ink = canvas.getContext("2d")!;
  ink.clearRect(0, 0, WIDE, HIGH);
  Object.assign(ink, { lineWidth: 5, lineCap: "round", lineJoin: "round", strokeStyle: "#16202E" });
  for (const stroke of strokes) {
    ink.beginPath();
    for (let n = 0; n + 1 < stroke.length; n += 2) ink.lineTo(stroke[n]!, stroke[n + 1]!);
    if (stroke.length === 2) ink.lineTo(stroke[0]! + 1, stroke[1]!);
    ink.stroke();
  }
}

const within = (n: number, most: number) => Math.max(0, Math.min(most, Math.round(n)));

/** Hear pointers on a canvas and add their strokes. */
export function pad(canvas: HTMLCanvasElement, to: Signature, changed: () => void): void {
  if (canvas.dataset["hears"]) return draw(canvas, to);
  canvas.dataset["hears"] = "1";
  let now: number[] | null = null;
  const add = (event: PointerEvent) => {
    const box = canvas.getBoundingClientRect(), x = within(((event.clientX - box.left) * WIDE) / box.width, WIDE), y = within(((event.clientY - box.top) * HIGH) / box.height, HIGH);
    if (now && (now.at(-2) !== x || now.at(-1) !== y)) now.push(x, y);
    draw(canvas, to);
  };
  canvas.addEventListener("pointerdown", (event) => (canvas.setPointerCapture(event.pointerId), (now = []), to.strokes.push(now), add(event)));
  canvas.addEventListener("pointermove", (event) => now && add(event));
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => ((now = null), changed()));
  draw(canvas, to);
}

/** A typed name with a tick signs as well: a plain line under it stands for the strokes. */
export const typed = (): number[][] => [[40, HIGH - 60, WIDE - 40, HIGH - 60]];
