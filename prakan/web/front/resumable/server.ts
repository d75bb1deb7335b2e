// What the server says of an upload, and the token that lets us speak.
export interface Told {
  key: string;
  name: string;
  size: number;
  offset: number;
  stage: string;
  digest: string;
}

export interface Problem {
  code: string;
  what: string;
  next: string;
}

export function token(): string {
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith("csrftoken="));
  return cookie?.slice("csrftoken=".length) ?? document.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
}

export function problemIn(body: string | undefined): Problem | null {
  try {
    const told = JSON.parse(body ?? "") as Partial<Problem>;
    return told.code && told.what ? { code: told.code, what: told.what, next: told.next ?? "" } : null;
  } catch {
    return null;
  }
}

/** The server knows such an upload no more: what was sent of it is gone. */
export const isGone = (status: number): boolean => status === 404 || status === 410;

/** It passes: a broken line, a busy upload, another byte meanwhile, a part that changed on its way, a full or absent server. */
export const passes = (status: number): boolean => status === 0 || status >= 500 || [409, 423, 429, 460].includes(status);

// Null: the server knows no such upload any more; undefined: it could not be asked.
export async function state(url: string): Promise<Told | null | undefined> {
  try {
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    if (isGone(answer.status)) return null;
    return answer.ok && !answer.redirected ? ((await answer.json()) as Told) : undefined;
  } catch {
    return undefined;
  }
}

// Null: it cannot be confirmed now, and is asked for again.
export async function confirm(url: string): Promise<Told | Problem | null> {
  try {
    const answer = await fetch(url, { method: "POST", headers: { "X-CSRFToken": token(), "Tus-Resumable": "1.0.0" } });
    const body = await answer.text();
    return answer.ok && !answer.redirected ? (JSON.parse(body) as Told) : passes(answer.status) ? null : problemIn(body);
  } catch {
    return null;
  }
}
