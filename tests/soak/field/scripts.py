"""What the soak does within the page: records, looks, fills the device, sets its clock wrong."""

from __future__ import annotations

DAY = 86_400_000
#: sets the clock wrong by some milliseconds
SKEW = """(ms) => {
  window.RealDate ??= Date;
  const Real = window.RealDate;
  window.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + ms); }
    static now() { return Real.now() + ms; }
  };
}"""
#: after some rows more there is no room
FULL = """(after) => {
  window.realAdd ??= IDBObjectStore.prototype.add;
  let left = after;
  IDBObjectStore.prototype.add = function (...given) {
    if (left-- <= 0) throw new DOMException("full", "QuotaExceededError");
    return window.realAdd.apply(this, given);
  };
}"""
ROOM_AGAIN = "() => { if (window.realAdd) IDBObjectStore.prototype.add = window.realAdd; }"
#: uninstalled: all that the browser kept is gone, what it remembers of its log too
WIPE = """() => { localStorage.clear();
  return new Promise((done, failed) => {
    const gone = indexedDB.deleteDatabase("prakan-field");
    gone.onsuccess = done; gone.onerror = failed;
  }); }"""
#: records drafts one after the other; a file is made of words and filled up to its size, or is base64
RECORD = """const made = [];
  const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const of = (f) => f.base64 ? [bytes(f.base64)] : [f.head, new Uint8Array(f.fill).fill(120), f.tail];
  for (const { files: told = [], ...draft } of given.drafts) {
    const files = told.map((f) => ({ role: "original", name: f.name, type: f.type, blob: new Blob(of(f)) }));
    const kept = await field.log.record({ case: given.case, ...draft, files });
    made.push([kept.entry.id, kept.digest]);
  }
  return made"""
#: everything that the device says of its log, in short
LOOK = """const rows = await field.log.all(given.case);
  const told = await field.log.ledger();
  return { entries: rows.map((one) => ({ id: one.entry.id, digest: one.digest, step: one.entry.step,
      state: one.state, result: one.result, made: one.made, problem: one.problem?.code ?? "",
      files: one.files.map(({ id, sha256, held, here, ended, refused }) =>
        ({ id, sha256, held, here, ended, refused })) })),
    counts: ["collected", "unsent", "sent", "confirmed"].map((name) => told[name].entries), lost: told.lost,
    elsewhere: told.elsewhere, device: field.log.device }"""
#: lines of the team that this device knows: its own, those of the package, and what a change goes on from
LINES = """const mine = (await field.log.all(given.case)).filter((one) => one.result !== "refused");
  const told = (await field.packages.get(given.case))?.findings ?? [];
  const found = new Map(told.map((one) => [one.key, { parent: "", base: one.revision }]));
  for (const { entry } of mine) {
    const line = entry.target.startsWith("finding:") ? entry.target.slice(8) : "";
    if (entry.id === line || found.has(line)) found.set(line, { parent: entry.id, base: 0 });
  }
  return [...found].map(([key, from]) => ({ target: `finding:${key}`, ...from }))"""
#: pairs that wait for somebody of the team, as this device knows of them
PAIRS = """const told = (await field.packages.get(given.case))?.conflicts ?? [];
  const mine = (await field.log.all(given.case)).filter((one) => one.result === "conflict");
  return [...new Set([...told.map((one) => one.id), ...mine.map((one) => one.made.conflict)])]"""
RESCUE = """const { blob } = await field.log.rescue(); const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = ""; for (let at = 0; at < bytes.length; at += 9999)
    text += String.fromCharCode(...bytes.subarray(at, at + 9999));
  return btoa(text)"""
PACKAGE = "await field.packages.fetch(given.case, [], () => undefined)"
#: something is being recorded as the browser dies
UNDER_WAY = """(given) => { void window.field.log.record({ case: given, step: "score.finding",
  data: { kind: "note", code: "", text: "ขณะดับ", evidence: [] } }).catch(() => undefined); }"""
SENDING = "() => { void window.field.sync.now(); }"
