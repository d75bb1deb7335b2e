// Takes away what earlier builds left, after the new build stands: pages served meanwhile never lack a file.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { beside } from "./squeeze.ts";

export function sweep(folder: string): Plugin {
  return {
    name: "prakan-sweep",
    writeBundle(_, bundle) {
      const built = new Set(Object.keys(bundle).flatMap((name) => [name, ...beside(name)]));
      for (const name of readdirSync(folder)) if (!built.has(name)) rmSync(join(folder, name), { recursive: true });
    },
  };
}
