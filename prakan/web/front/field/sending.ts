// One file on its way: pieces are opened as they are sent, and it goes on where it stopped, also after a kill.
import { sha256 } from "@noble/hashes/sha2.js";
import { type DetailedError, type HttpRequest, Upload } from "tus-js-client";
import { isGone } from "../resumable/server.ts";
import { base64 } from "./crypto.ts";
import { slice } from "./files.ts";
import type { Pace } from "./pace.ts";
import { FILE_CHANGED, FILE_LARGE, FieldProblem, NO_LINE } from "./problems.ts";
import { Answer, type Server, meaning } from "./server.ts";
import type { Database } from "./store.ts";
import type { FileRef } from "./types.ts";

const DIFFERS = "UPLOAD-007"; // as the server numbers it
// What came is kept and goes on from there: the upload is busy, stood at another byte, a part changed on its way, not all of
// it is there, or the store takes no file now.
export const GOES_ON = new Set(["UPLOAD-003", "UPLOAD-004", "UPLOAD-006", "UPLOAD-012", "FILE-018"]);
const SILENT = 2 * 60_000; // milliseconds without a byte or an answer: the line is dead, whatever the browser believes

export interface Way { db: Database; key: CryptoKey; server: Server; pace: Pace; file: FileRef; url: string; signal: AbortSignal; began: (url: string) => void; went: (sent: number) => void; kept: (offset: number) => void }

interface Sent { url: string; refused: boolean }
const keyOf = (url: string) => url.split("/").filter(Boolean).at(-1) ?? "";

/** Returns the key of the upload that was confirmed, or refused for what it holds ("" when it was never begun); throws a
    problem, and can be called again with the address to go on. */
export async function send(way: Way): Promise<string> {
  const over = new AbortController(); // else the signal, which outlives the file, holds its last part in clear
  const { url, refused: ended } = await new Promise<Sent>((done, failed) => new Sender(way, over.signal, done, failed).go()).finally(() => over.abort());
  if (ended) return keyOf(url);
  const answer = await way.server.ask("POST", url, undefined, { "Tus-Resumable": "1.0.0" });
  const told = answer.body as { digest?: string } | null;
  const refused = answer.status === 422 && answer.problem && !GOES_ON.has(answer.problem.code); // what it holds: the entry must be told of it too
  const differs = answer.problem?.code === DIFFERS || (answer.status < 300 && told?.digest !== way.file.sha256);
  if (differs) throw new FieldProblem(FILE_CHANGED, { name: way.file.name });
  if (answer.status >= 300 && !refused) throw meaning(answer);
  return keyOf(url);
}

class Sender {
  private last: Blob = new Blob();
  private since = 0;
  private silence = 0;
  private upload: Upload;

  constructor(private way: Way, over: AbortSignal, private done: (sent: Sent) => void, private failed: (why: unknown) => void) {
    const { file } = way;
    this.upload = new Upload(new Blob(), {
      endpoint: way.url ? null : "/uploads/", // with one, tus would begin anew whenever the server is only busy or away
      uploadUrl: way.url || null,
      chunkSize: way.pace.part,
      uploadSize: file.size,
      retryDelays: [],
      storeFingerprintForResuming: false,
      metadata: { filename: file.name, filetype: file.type, sha256: file.sha256 },
      fileReader: { openFile: () => Promise.resolve({ size: file.size, slice: (start: number, end: number) => this.slice(start, end), close: () => undefined }) },
      onBeforeRequest: (request) => this.sign(request),
      onUploadUrlAvailable: () => way.began(this.url),
      onProgress: (sent) => { this.heard(); way.went(sent); },
      onChunkComplete: (_, accepted) => { way.kept(accepted); this.fit(performance.now() - this.since); },
      onError: (error) => this.ended(why(error as DetailedError, file)),
      onSuccess: () => { clearTimeout(this.silence); done({ url: this.url, refused: false }); },
    });
    way.signal.addEventListener("abort", () => this.stop(), { signal: over });
  }

  private get url(): string {
    return new URL(this.upload.url ?? "", location.href).pathname;
  }

  // Looked at while it was on its way and refused for what it is: its entry must be told, else it would wait for ever.
  private ended(wrong: unknown): void {
    clearTimeout(this.silence);
    if (wrong instanceof FieldProblem && wrong.code === NO_LINE) this.way.pace.broke();
    if (wrong instanceof FieldProblem && wrong.code.startsWith("FILE-")) this.done({ url: this.upload.url ? this.url : "", refused: true });
    else this.failed(wrong);
  }

  go(): void {
    this.heard();
    this.upload.start();
  }

  // A line that broke without a word keeps a request open for a quarter of an hour.
  private heard(): void {
    clearTimeout(this.silence);
    this.silence = window.setTimeout(() => { this.way.pace.broke(); this.stop(); }, SILENT);
  }

  private stop(): void {
    clearTimeout(this.silence);
    void this.upload.abort();
    this.failed(new FieldProblem(NO_LINE));
  }

  private async slice(start: number, end: number): Promise<{ value: Blob; done: boolean }> {
    const { db, key, file } = this.way;
    const until = Math.min(end, file.size);
    this.last = await slice(db, key, file.id, start, until);
    return { value: this.last, done: until >= file.size };
  }

  private async sign(request: HttpRequest): Promise<void> {
    for (const [name, value] of Object.entries(this.way.server.headers)) request.setHeader(name, value);
    if (request.getMethod() !== "PATCH") return;
    request.setHeader("Upload-Checksum", `sha256 ${base64(sha256(new Uint8Array(await this.last.arrayBuffer())))}`);
    this.since = performance.now();
  }

  private fit(took: number): void {
    this.way.pace.came(took);
    this.upload.options.chunkSize = this.way.pace.part;
  }
}

function why(error: DetailedError, file: FileRef): unknown {
  const response = error.originalResponse;
  if (!response) return error instanceof FieldProblem ? error : cause(error);
  if (isGone(response.getStatus())) return new FieldProblem(FILE_CHANGED, { name: file.name }); // it is begun anew
  let body: unknown = null;
  try {
    body = JSON.parse(response.getBody());
  } catch {
    body = null;
  }
  const answer = new Answer(response.getStatus(), body, new Headers({ "Retry-After": response.getHeader("Retry-After") ?? "" }));
  if (answer.status === 413) return new FieldProblem(FILE_LARGE, { name: file.name }, answer.problem ?? undefined);
  return meaning(answer);
}

// A piece that could not be read on the device comes wrapped; anything else without an answer is the line.
const cause = (error: DetailedError) => (error.causingError instanceof FieldProblem ? error.causingError : new FieldProblem(NO_LINE));
