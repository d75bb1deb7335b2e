// Lays a compressed copy beside each text that a page loads: the server sends it to whoever takes it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = /\.(js|css|svg)$/;
const WAYS = { ".gz": (text: Buffer) => gzipSync(text, { level: 9 }), ".br": (text: Buffer) => brotliCompressSync(text) };

/** The names of what lies beside a file. */
export const beside = (name: string): string[] => (TEXT.test(name) ? Object.keys(WAYS).map((end) => name + end) : []);

export function squeeze(folder: string): Plugin {
  return {
    name: "prakan-squeeze",
    writeBundle(_, bundle) {
      for (const name of Object.keys(bundle).filter((one) => TEXT.test(one))) {
        const text = readFileSync(join(folder, name));
        for (const [end, packed] of Object.entries(WAYS)) writeFileSync(join(folder, name + end), packed(text));
      }
    },
  };
}
