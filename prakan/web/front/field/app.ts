// The field app begins: the log, the line and the packages of this device, and the screens over them.
import type { Core } from "./ui/field.ts";
import { start } from "./ui/main.ts";

const [open] = Object.values(import.meta.glob<{ openField: () => Promise<Core> }>("./core.ts"));
if (open) start(await (await open()).openField());
