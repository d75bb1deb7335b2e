// Lists the English words that the field app says: its shell page sends them with their Thai (scripts/words.py reads the same).
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const SAID = /\b(?:t|w)\(\s*"((?:[^"\\]|\\.)+)"|\btn\([^,"]+,\s*"((?:[^"\\]|\\.)+)",\s*"((?:[^"\\]|\\.)+)"/g;

export function wordsIn(texts: string[]): string[] {
  const found = texts.flatMap((text) => [...text.matchAll(SAID)].flatMap((match) => match.slice(1)));
  const said = found.filter((words) => words !== undefined).map((words) => JSON.parse(`"${words}"`) as string);
  return [...new Set(said)].sort();
}

export function spoken(folder: string): Plugin {
  return {
    name: "prakan-spoken",
    generateBundle() {
      const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
      const words = wordsIn(names.map((name) => readFileSync(join(folder, name), "utf8")));
      this.emitFile({ type: "asset", fileName: "field-words.json", source: JSON.stringify(words) });
    },
  };
}
