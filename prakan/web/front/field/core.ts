// Opens the field app's core: its door, its log, its line to the server and its packages.
import { DeviceBeginnings } from "./begun.ts";
import { Book } from "./book.ts";
import { DeviceDoor } from "./door.ts";
import { sweep } from "./files.ts";
import { DeviceLog } from "./log.ts";
import { DevicePackages } from "./packages.ts";
import { Server } from "./server.ts";
import { openStore } from "./store.ts";
import { Line } from "./sync.ts";

export { FieldProblem } from "./problems.ts";
export interface Field { door: DeviceDoor; log: DeviceLog; sync: Line; packages: DevicePackages; begun: DeviceBeginnings; faults: () => Book["faults"] }

export async function openField(): Promise<Field> {
  const db = await openStore();
  const server = new Server(() => door.device);
  const door: DeviceDoor = new DeviceDoor(db, server);
  const book = new Book(db, door);
  const log = new DeviceLog(book);
  const sync = new Line(book, log, server);
  const begun = new DeviceBeginnings(book);
  const packages = new DevicePackages(book, server);
  log.packageOf = (caseId) => packages.get(caseId);
  door.busy = () => sync.doing !== null;
  door.onopen = async (key) => {
    await book.open(key);
    await sweep(db);
    void navigator.storage?.persist?.();
    book.changed();
    sync.resume();
  };
  door.onlock = () => { sync.halt(); book.close(); begun.close(); };
  await door.resume();
  return { door, log, sync, packages, begun, faults: () => book.faults };
}
