// One file on its way: read for its digest, sent in parts with tus, gone on with after a break, confirmed.
import { type DetailedError, type HttpRequest, Upload } from "tus-js-client";
import { checksumOf, digestOf } from "./digest.ts";
import type { Line, State } from "./line.ts";
import { type Problem, type Told, confirm, isGone, passes, problemIn, token } from "./server.ts";

const SMALLEST = 256 * 1024;
const FIRST = 1024 * 1024;
const LARGEST = 16 * 1024 * 1024;
const QUICK = 5_000; // milliseconds: a part that took less is followed by a larger one
const SLOW = 15_000;
const DELAYS = [0, 1000, 2000, 4000, 8000, 15000, 30000, 60000];

interface Ears {
  began: (url: string) => void;
  ended: () => void;
  confirmed: (told: Told) => void;
  emptied: () => void;
  dropped: () => void; // no file comes any more: a form does not wait for one
}

export class Sending {
  private upload: Upload | null = null;
  private now: State = "unsent";
  private accepted = 0;
  private part = FIRST; // bytes of the next part: grows on a good line, begins small again after a break
  private since = 0;
  private turn = 0; // a later choice of file ends the earlier one

  constructor(private input: HTMLInputElement, private line: Line, private ears: Ears) {
    line.onAct = () => this.act();
    line.onRemove = () => void this.remove();
    addEventListener("online", () => { if (this.now === "waiting") this.go(); });
  }

  get isBusy(): boolean {
    return ["reading", "sending", "paused", "waiting", "checking"].includes(this.now);
  }

  get hasBegun(): boolean {
    return this.turn > 0;
  }

  async begin(file: File): Promise<void> {
    const turn = ++this.turn;
    await this.upload?.abort();
    this.ears.emptied();
    this.line.onRemove = () => void this.remove();
    this.line.open(file.name);
    this.set("unsent");
    const limit = Number(this.input.dataset["limit"]);
    if (file.size > limit) return this.tooLarge(file, limit);
    this.set("reading");
    const digest = await digestOf(file, (bytes) => { this.line.progress(bytes, file.size); return turn === this.turn; });
    if (digest === null || turn !== this.turn) return;
    this.part = FIRST;
    this.upload = this.made(file, digest);
    const earlier = await this.upload.findPreviousUploads();
    if (earlier[0]) this.upload.resumeFromPreviousUpload(earlier[0]);
    this.accepted = 0;
    this.go();
  }

  private tooLarge(file: File, limit: number): void {
    this.line.tooLarge(file.size, limit);
    this.refused();
  }

  private made(file: File, digest: string): Upload {
    const upload: Upload = new Upload(file, {
      endpoint: this.announced,
      chunkSize: this.part,
      retryDelays: DELAYS,
      metadata: { filename: file.name, filetype: file.type, sha256: digest },
      fingerprint: () => Promise.resolve(`prakan-${file.size}-${digest}`),
      removeFingerprintOnSuccess: true,
      onBeforeRequest: (request) => this.sign(request, file),
      onUploadUrlAvailable: () => this.ears.began(upload.url ?? ""),
      onProgress: (sent, all) => this.went(sent, all),
      onChunkComplete: (_, accepted) => { this.accepted = accepted; this.fit(performance.now() - this.since); },
      onShouldRetry: (error) => this.again(error, file),
      onError: (error) => this.failed(error as DetailedError, file),
      onSuccess: () => void this.arrived(upload.url ?? ""),
    });
    return upload;
  }

  private get announced(): string {
    return this.input.dataset["resumable"] ?? "/uploads/";
  }

  private endpoint(at: string | null): void {
    if (this.upload) this.upload.options.endpoint = at;
  }

  private anew(): void {
    this.endpoint(this.announced);
    if (this.upload) this.upload.url = null;
    this.go();
  }

  private async sign(request: HttpRequest, file: File): Promise<void> {
    request.setHeader("X-CSRFToken", token());
    if (request.getMethod() === "HEAD") this.endpoint(null); // with one, tus would begin anew whenever the server is only busy or away
    if (request.getMethod() !== "PATCH") return;
    const at = Number(request.getHeader("Upload-Offset"));
    this.accepted = at; // the server holds what comes before
    request.setHeader("Upload-Checksum", await checksumOf(file.slice(at, at + this.part)));
    this.since = performance.now();
  }

  // Trying again is no going on yet: the line says that it waits until a byte has left.
  private went(sent: number, all: number): void {
    if (this.now === "waiting" && sent <= this.accepted) return;
    if (this.now === "waiting") this.set("sending");
    this.line.progress(sent, all);
  }

  private fit(took: number): void {
    if (took < QUICK) this.resize(Math.min(this.part * 2, LARGEST));
    else if (took > SLOW) this.resize(Math.max(this.part / 2, SMALLEST));
  }

  private resize(part: number): void {
    this.part = part;
    if (this.upload) this.upload.options.chunkSize = part;
  }

  private again(error: DetailedError, file: File): boolean {
    const worth = passes(error.originalResponse?.getStatus() ?? 0);
    if (worth) { this.set("waiting"); this.line.held(this.accepted, file.size); this.resize(FIRST); }
    return worth && navigator.onLine;
  }

  private failed(error: DetailedError, file: File): void {
    const response = error.originalResponse;
    const problem = problemIn(response?.getBody());
    const status = response?.getStatus() ?? 0;
    if (isGone(status) && error.originalRequest.getMethod() !== "POST") return this.anew();
    if (problem && !passes(status)) return this.refuse(problem);
    this.set("waiting");
    this.line.held(this.accepted, file.size);
    if (problem) this.line.problem(problem);
    else if (response) this.line.problem({ code: "", what: this.line.words["away"] ?? "", next: "" });
  }

  private async arrived(url: string): Promise<void> {
    this.set("checking");
    const told = await confirm(url);
    if (told && "stage" in told) return this.take(told, url);
    if (told) return this.refuse(told);
    this.set("waiting"); // every byte is there; going on asks again
    this.line.note("away");
  }

  take(told: Told, url: string): void {
    this.line.open(told.name);
    this.set("confirmed");
    this.line.digest(told);
    this.line.onRemove = () => void this.remove(url);
    this.ears.confirmed(told);
  }

  private refuse(problem: Problem): void {
    this.line.problem(problem);
    this.refused();
  }

  private refused(): void {
    this.set("refused");
    this.input.value = "";
    this.upload = null;
    this.drop();
    this.ears.ended();
  }

  private drop(): void {
    this.line.later(false);
    this.ears.dropped();
  }

  private go(): void {
    this.line.problem(null);
    this.set("sending");
    void this.upload?.abort(); // a try that is due later must not run beside this one
    this.upload?.start();
  }

  private act(): void {
    if (this.now !== "sending") return this.go();
    void this.upload?.abort();
    this.set("paused");
    this.line.held(this.accepted, (this.upload?.file as File).size);
  }

  private async remove(url = this.upload?.url): Promise<void> {
    this.turn += 1;
    await this.upload?.abort();
    if (url) await this.forget(url);
    this.upload = null;
    this.input.value = "";
    this.set("unsent");
    this.drop();
    this.line.shut();
  }

  async forget(url: string): Promise<void> {
    this.set("unsent");
    await Upload.terminate(url, { headers: { "X-CSRFToken": token() }, retryDelays: [] }).catch(() => undefined);
    this.ears.emptied();
    this.ears.ended();
    this.line.shut();
  }

  sayLater(): void {
    this.line.later(true);
  }

  private set(state: State): void {
    this.now = state;
    this.line.state(state);
  }
}
