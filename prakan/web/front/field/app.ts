// The field app begins: the log, the line and the packages of this device, and the screens over them.
import { DeviceHome } from "./home.ts";
import type { Field } from "./core.ts";
import { start } from "./ui/main.ts";
import { hand } from "./ui/words.ts";

hand(); // before the core may want to say what is wrong
const home = new DeviceHome();
void home.bring();

const [open] = Object.values(import.meta.glob<{ openField: () => Promise<Field> }>("./core.ts"));
if (open) start({ ...(await (await open()).openField()), home });
