"""What the benchmark of the field app runs in its page."""

from __future__ import annotations

#: the app's own core beside the screens: fills the log; what it made stays in ``window.bench``
FILL = """async ([core, code, id, entries]) => {
  if (!window.bench) {
    const { openField } = await import(core);
    window.bench = await openField();
    if (!await window.bench.door.unlock(code)) throw new Error("the code is wrong");
  }
  for (let n = 1; n <= entries; n += 1) {
    const photo = n % 3 === 0;
    await window.bench.log.record({ case: id, step: "score.attach",
      data: { kind: photo ? "photo" : "observation", title: `หลักฐานที่ ${n} (ตัวอย่าง)`,
              note: "เห็นการจัดการเรียนรู้จริง", code: "",
              taken_at: new Date().toISOString(), place: "", page: null, second: null },
      files: photo ? [{ role: "original", name: `${n}.jpg`, type: "image/jpeg",
                        blob: new Blob([new Uint8Array(60_000).fill(n)]) }] : [] });
  }
  return entries;
}"""
ONE = """async ([id, photo, rounds]) => {
  const took = [];
  for (let n = 0; n < rounds; n += 1) {
    const blob = new Blob([crypto.getRandomValues(new Uint8Array(60_000)), new Uint8Array(240_000)]);
    const begun = performance.now();
    await window.bench.log.record({ case: id, step: "score.attach",
      data: { kind: photo ? "photo" : "observation", title: `ชิ้นที่ ${n} (ตัวอย่าง)`, note: "เห็นจริง", code: "",
              taken_at: new Date().toISOString(), place: "", page: null, second: null },
      files: photo ? [{ role: "original", name: `${n}.jpg`, type: "image/jpeg", blob }] : [] });
    took.push(performance.now() - begun);
  }
  return took;
}"""
STANDS = """const stands = (is) => new Promise((go) => { const look = () =>
  is() ? requestAnimationFrame(() => setTimeout(() => go(performance.now()))) : requestAnimationFrame(look);
  look(); });"""
#: runs before all else of a page: notes when the field of the code stands, from asking for the address
NOTING = """() => { const look = () => { document.getElementById("code")
  ? requestAnimationFrame(() => setTimeout(() => { window.stood = performance.now(); }))
  : requestAnimationFrame(look); };
  requestAnimationFrame(look); }"""
OPENED = "() => window.stood"
UNLOCKED = f"""async (code) => {{ {STANDS}
  const field = document.getElementById("code");
  field.value = code;
  field.dispatchEvent(new Event("input", {{ bubbles: true }}));
  const begun = performance.now();
  field.form.requestSubmit();
  return await stands(() => document.querySelector("main a[href*='/indicators/']")) - begun; }}"""
DRAWN = f"""async () => {{ {STANDS}
  const begun = performance.now();
  location.hash = "/ledger";
  return await stands(() => document.querySelector('.pk-long a[href^="#/entry/"]')) - begun; }}"""
#: notes when each frame came, and tasks of more than 50 ms; then says what became of them
FRAMES = (
    """() => { const at = window.seen = { frames: [], tasks: [] };
  const keep = (one) => at.tasks.push(one.duration);
  at.watch = new PerformanceObserver((list) => list.getEntries().forEach(keep));
  at.watch.observe({ type: "longtask" });
  const note = (now) => { at.frames.push(now); if (window.seen === at) requestAnimationFrame(note); };
  requestAnimationFrame(note); }""",
    """() => { const { frames, tasks, watch } = window.seen;
  window.seen = null; watch.disconnect();
  const gaps = frames.slice(1).map((now, n) => now - frames[n]);
  const dropped = gaps.reduce((sum, one) => sum + Math.max(0, Math.round(one / (1000 / 60)) - 1), 0);
  return { frames: gaps.length, late: gaps.filter((one) => one > 50).length, dropped,
    longest: Math.round(Math.max(0, ...gaps)), long_tasks: tasks.length,
    longest_task: Math.round(Math.max(0, ...tasks)) }; }""",
)
