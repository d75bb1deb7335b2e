// The app's worker: keeps the app's page and files so that it opens without a line. Django writes VERSION and FILES before it.
/* global VERSION, FILES, SHELL */
const CACHE = `prakan-field-${VERSION}`;

// Only a page with all of its files is kept: what is kept opens, whole. A page that names a built file of another version is
// left to the worker of that version, which brings with it also what the page does not name.
async function keep(cache) {
  const answer = await fetch(SHELL, { credentials: "same-origin", cache: "no-cache" });
  if (!answer.ok || answer.redirected) return false;
  const found = (await answer.clone().text()).match(/(?:src|href)="\/static\/[^"?#]+/g) ?? [];
  const names = found.map((name) => name.slice(name.indexOf('"') + 1));
  if (names.some((name) => name.startsWith("/static/built/") && !FILES.includes(name))) return false;
  await all(cache, names);
  await cache.put(SHELL, answer);
  return true;
}

async function all(cache, files) {
  for (const file of new Set(files)) if (!(await cache.match(file))) await cache.add(file);
}

// Without its page it is not installed: the worker before goes on with all that it keeps, and the browser tries again.
async function install() {
  const cache = await caches.open(CACHE);
  await all(cache, FILES);
  if (!(await keep(cache))) throw new Error("no page of this version");
}

async function activate() {
  for (const name of await caches.keys()) if (name.startsWith("prakan-field-") && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

// Says whether the app opens without a line: its page comes last, but a browser short of room may have let something go.
// What is gone is brought again, and the pages are told.
async function tell(port) {
  const cache = await caches.open(CACHE);
  const kept = await Promise.all([SHELL, ...FILES].map((name) => cache.match(name)));
  port.postMessage(kept.every(Boolean));
  if (!kept.every(Boolean)) await install().then(() => say("prakan-field-home"), () => {});
}

async function say(word) {
  for (const page of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) page.postMessage(word);
}

// At once from what is kept, and looked after behind it.
async function shell(event) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(SHELL);
  if (!kept) return fetch(event.request);
  event.waitUntil(keep(cache).catch(() => false));
  return kept;
}

async function file(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && answer.type === "basic") await cache.put(request, answer.clone());
  return answer;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (url.pathname === SHELL) event.respondWith(shell(event));
  } else if (url.pathname.startsWith("/static/")) event.respondWith(file(request));
});
self.addEventListener("sync", (event) => {
  if (event.tag === "prakan-field") event.waitUntil(say("prakan-field-sync"));
});
// The key of an opened device, for a reload of the app within HOLD: in this memory alone. A clock set back ends it; so does
// the end of this worker, which the browser decides.
const HOLD = 5 * 60_000;
let held = null;
let release = () => {};

function letGo() {
  held = null;
  release();
}

function hold({ device, key }, event) {
  if (held && Date.now() < held.wall) return letGo();
  release();
  held = { device, key, wall: Date.now(), run: performance.now() };
  event.waitUntil(new Promise((end) => {
    const timer = setTimeout(() => end(letGo()), HOLD);
    release = () => (clearTimeout(timer), end());
  }));
}

function keyOf(device) {
  const wall = Date.now() - (held?.wall ?? 0), run = performance.now() - (held?.run ?? 0);
  if (held && (held.device !== device || wall < 0 || wall > HOLD || run > HOLD)) letGo();
  return held?.key ?? null;
}

// Only the app's own page is heard: no other page of the house, and not the app within a frame.
const isApp = (source) => source?.type === "window" && source.frameType !== "nested" && new URL(source.url).pathname === SHELL;

self.addEventListener("message", (event) => {
  if (event.data === "prakan-field-home") event.waitUntil(tell(event.ports[0]));
  if (event.data === "prakan-field-update") void self.skipWaiting();
  const told = event.data?.["prakan-field-key"];
  if (!told || !isApp(event.source)) return;
  if (told.what === "hold") hold(told, event);
  else if (told.what === "let-go") letGo();
  else event.ports[0]?.postMessage(keyOf(told.device));
});
