// The field app begins: the log, the line and the packages of this device, and the screens over them.
import type { Core } from "./ui/field.ts";
import { start } from "./ui/main.ts";
import { hand } from "./ui/words.ts";

hand(); // before the core may want to say what is wrong
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/field/sw.js").catch(() => {}); // without it the app works on a line

const [open] = Object.values(import.meta.glob<{ openField: () => Promise<Core> }>("./core.ts"));
if (open) start(await (await open()).openField());
