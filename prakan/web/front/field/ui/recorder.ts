// Sound and moving pictures from the device itself: a level that moves, a clock that runs, pieces kept as they come.
import { redraw } from "./field.ts";

const PIECE = 3_000; // milliseconds between pieces, so that a break loses little
const SOUND = ["audio/webm;codecs=opus", "audio/mp4"]; // what the server takes
const VIDEO = ["video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/mp4"];

export interface Recording { type: string; stop(): Promise<Blob>; pause(): void; level(): number; ms(): number; paused(): boolean; stream: MediaStream; drop(): void }

export const canRecord = (): boolean => typeof MediaRecorder !== "undefined" && Boolean(navigator.mediaDevices?.getUserMedia);
const typeFor = (video: boolean): string => (video ? VIDEO : SOUND).find((one) => MediaRecorder.isTypeSupported(one)) ?? "";

/** How loud it is now, 0 to 1, and how to let go of the meter. */
function meter(stream: MediaStream): { level: () => number; close: () => void } {
  const context = new AudioContext(), listener = context.createAnalyser(), heard = new Uint8Array(256);
  listener.fftSize = 256;
  context.createMediaStreamSource(stream).connect(listener);
  const level = () => {
    listener.getByteTimeDomainData(heard);
    return Math.min(1, Math.max(...heard.map((one) => Math.abs(one - 128))) / 96);
  };
  return { level, close: () => void context.close() };
}

function stopwatch() {
  let since = performance.now(), before = 0, runs = true;
  return {
    ms: () => before + (runs ? performance.now() - since : 0),
    turn: () => ((before += runs ? performance.now() - since : 0), (since = performance.now()), (runs = !runs)),
  };
}

/** Begin to record and give each piece as it comes; rejects when the person or the device does not allow it. */
export async function record(video: boolean, comes: (piece: Blob) => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: video ? { facingMode: "environment", height: { ideal: 720 } } : false });
  const recorder = new MediaRecorder(stream, { mimeType: typeFor(video), ...(video ? { videoBitsPerSecond: 2_500_000 } : { audioBitsPerSecond: 48_000 }) });
  const pieces: Blob[] = [], { level, close } = meter(stream), watch = stopwatch();
  recorder.ondataavailable = ({ data }) => void (data.size && (pieces.push(data), comes(data)));
  recorder.start(PIECE);
  const beat = setInterval(redraw, 250), type = recorder.mimeType.split(";")[0]!;
  const hurry = () => document.visibilityState === "hidden" && recorder.state !== "inactive" && recorder.requestData();
  document.addEventListener("visibilitychange", hurry);
  const drop = () => (clearInterval(beat), document.removeEventListener("visibilitychange", hurry), close(), stream.getTracks().forEach((one) => one.stop()));
  const whole = () => (drop(), new Blob(pieces, { type }));
  const stop = () => new Promise<Blob>((give) => {
    if (recorder.state === "inactive") return give(whole()); // the device took the microphone away, as for a call
    recorder.onstop = () => give(whole());
    recorder.stop();
  });
  const pause = () => (watch.turn(), recorder.state === "paused" ? recorder.resume() : recorder.pause());
  return { type, stop, pause, level, ms: watch.ms, paused: () => recorder.state === "paused", stream, drop: () => (recorder.state !== "inactive" && recorder.stop(), drop()) };
}

/** A still picture from the camera as it looks now. */
export async function still(view: HTMLVideoElement): Promise<Blob> {
  const canvas = new OffscreenCanvas(view.videoWidth, view.videoHeight);
  canvas.getContext("2d")!.drawImage(view, 0, 0);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
}

/** A small picture of a video, so that lists and the office have something to look at; null when the device cannot. */
export async function poster(video: Blob): Promise<Blob | null> {
  const view = document.createElement("video"), address = URL.createObjectURL(video);
  try {
    view.muted = true;
    view.src = address;
    await new Promise((go, fail) => ((view.onloadeddata = go), (view.onerror = fail), setTimeout(fail, 8_000)));
    const wide = Math.min(640, view.videoWidth), canvas = new OffscreenCanvas(wide, Math.round((wide * view.videoHeight) / view.videoWidth));
    canvas.getContext("2d")!.drawImage(view, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}
