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
#: records drafts one after the other; a file is made of words and filled up to its size as a PDF
RECORD = """const made = [];
  for (const draft of given.drafts) {
    const files = (draft.files ?? []).map((f) => ({ role: "original", name: f.name, type: f.type,
      blob: new Blob([f.head, new Uint8Array(f.fill).fill(120), f.tail]) }));
    const kept = await field.log.record({ case: given.case, step: draft.step, data: draft.data, files });
    made.push([kept.entry.id, kept.digest]);
  }
  return made"""
#: everything that the device says of its log, in short
LOOK = """const rows = await field.log.all(given.case);
  const told = await field.log.ledger();
  return { entries: rows.map((one) => ({ id: one.entry.id, digest: one.digest, step: one.entry.step,
      state: one.state, result: one.result, made: one.made, problem: one.problem?.code ?? "",
      files: one.files.map(({ id, sha256, held, here }) => ({ id, sha256, held, here })) })),
    counts: ["collected", "unsent", "sent", "confirmed"].map((name) => told[name].entries), lost: told.lost,
    device: field.log.device }"""
RESCUE = """const { blob } = await field.log.rescue(); const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = ""; for (let at = 0; at < bytes.length; at += 9999)
    text += String.fromCharCode(...bytes.subarray(at, at + 9999));
  return btoa(text)"""
PACKAGE = "await field.packages.fetch(given.case, [], () => undefined)"
#: something is being recorded as the browser dies
UNDER_WAY = """(given) => { void window.field.log.record({ case: given, step: "score.finding",
  data: { kind: "note", code: "", text: "ขณะดับ", evidence: [] } }).catch(() => undefined); }"""
SENDING = "() => { void window.field.sync.now(); }"
