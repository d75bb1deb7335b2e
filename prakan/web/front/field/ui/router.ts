// Addresses after the # and the screens they lead to; where one has been, so that Back leads there.
export type Params = Record<string, string>;
export interface Route<T> { path: RegExp; names: string[]; show: T }

/** `/v/:case/i/:code` as an expression with the names of its parts. */
export function route<T>(path: string, show: T): Route<T> {
  const names: string[] = [];
  const made = path.replace(/:(\w+)/g, (_, name: string) => (names.push(name), "([^/]*)"));
  return { path: new RegExp(`^${made}$`), names, show };
}

export function find<T>(routes: Route<T>[], address: string): { show: T; params: Params } | null {
  for (const one of routes) {
    const match = one.path.exec(address);
    if (match) return { show: one.show, params: Object.fromEntries(one.names.map((name, n) => [name, decodeURIComponent(match[n + 1]!)])) };
  }
  return null;
}

export const here = (): string => location.hash.slice(1) || "/";
export const go = (address: string): void => void (location.hash = address);
/** Go on without leaving the present screen in the way of Back. */
export const instead = (address: string): void => location.replace(`#${address}`);
