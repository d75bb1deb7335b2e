// Calls to the server: who speaks, the token, and what each status means for the line.
import { APP_OLD, FieldProblem, NOT_YOURS, NO_ANSWER, NO_LINE, SERVER_FULL, SIGNED_OUT, TOO_QUICK, WITHDRAWN } from "./problems.ts";
import type { Problem } from "./types.ts";

export const APP = "1";
const DEVICE_WITHDRAWN = "FIELD-003"; // as the server numbers them
const NOT_YOUR_DEVICE = "FIELD-002";
const PATIENCE = 60_000; // milliseconds until a silent server counts as none

export interface Me { person: string; token: string; ahead: number; withdrawn: string[]; told: Record<string, unknown> }

/** What the server said, with its own number when it gave one; `later`: milliseconds it asks us to wait. */
export class Answer {
  constructor(readonly status: number, readonly body: unknown, readonly headers: Headers) {}
  get problem(): Problem | null {
    const said = this.body as Partial<Problem> | null;
    return said && typeof said === "object" && said.code && said.what ? { code: said.code, what: said.what, next: said.next ?? "" } : null;
  }
  get later(): number {
    const said = Number(this.headers.get("Retry-After"));
    return Number.isFinite(said) && said > 0 ? said * 1000 : 0;
  }
}

export class Server {
  private token = "";
  private csrf = () => this.token || (document.cookie.split("; ").find((pair) => pair.startsWith("csrftoken="))?.slice(10) ?? "");

  constructor(private device: () => string) {}

  get headers(): Record<string, string> {
    return { Accept: "application/json", "X-CSRFToken": this.csrf(), "X-Field-Device": this.device(), "X-Field-App": APP };
  }

  /** Who I am there, and how far this clock runs ahead (the middle of asking and answering). */
  async me(): Promise<Me> {
    const asked = Date.now();
    const told = (await this.json("GET", "/field/me/")) as Record<string, unknown>;
    const at = Date.parse(String(told["server_at"] ?? told["now"] ?? told["at"]));
    this.token = String(told["token"] ?? told["csrf"] ?? "");
    const devices = (told["devices"] ?? []) as { key: string; withdrawn_at: string | null }[];
    const person = told["person"] as { id?: unknown } | string | number | undefined;
    return {
      person: String(typeof person === "object" ? person?.id : (person ?? "")),
      token: this.token,
      withdrawn: devices.filter((one) => one.withdrawn_at).map((one) => one.key),
      ahead: Number.isFinite(at) ? Math.round((asked + Date.now()) / 2 - at) : 0,
      told,
    };
  }

  async json(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 200 && answer.status < 300 && answer.body !== null) return answer.body;
    throw meaning(answer);
  }

  async ask(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> {
    const asked: RequestInit = { method, headers: { ...this.headers, ...more }, credentials: "same-origin", redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
    if (body !== undefined) {
      asked.body = JSON.stringify(body);
      (asked.headers as Record<string, string>)["Content-Type"] = "application/json";
    }
    let answer: Response;
    try {
      answer = await fetch(path, asked);
    } catch {
      throw new FieldProblem(NO_LINE);
    }
    if (answer.type === "opaqueredirect") return new Answer(401, null, answer.headers); // to the page of signing in
    return new Answer(answer.status, await read(answer), answer.headers);
  }
}

async function read(answer: Response): Promise<unknown> {
  try {
    return JSON.parse(await answer.text()) as unknown;
  } catch {
    return null;
  }
}

/** The problem of an answer that is not the wished one. The server's own words go before ours. */
export function meaning(answer: Answer): FieldProblem {
  const said = answer.problem ?? undefined;
  const { status } = answer;
  if (status === 401) return new FieldProblem(SIGNED_OUT);
  if (status === 426) return new FieldProblem(APP_OLD);
  if (said?.code === DEVICE_WITHDRAWN) return new FieldProblem(WITHDRAWN);
  if (said?.code === NOT_YOUR_DEVICE) return new FieldProblem(NOT_YOURS);
  if (status === 507) return new FieldProblem(SERVER_FULL, { wait: answer.later }, said);
  if (status === 429 || status === 423) return new FieldProblem(TOO_QUICK, { wait: answer.later }, said);
  return new FieldProblem(said?.code ?? NO_ANSWER, { status, wait: answer.later }, said);
}
