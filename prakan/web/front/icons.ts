// The icons in use, as CSS masks: looks through templates and code for their names, so that none is shipped idle.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const NAMED = [/\{% icon "([a-z0-9-]+)"/g, /\bi-([a-z0-9-]+)/g, /\bicon="([a-z0-9-]+)"/g];
const DRAWN = [/\bicon\("([a-z0-9-]+)"/g]; // by the field app
const ALWAYS = ["equal-not"]; // drawn by the stylesheet beside contradicted figures

function sources(folder: string, endings: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => endings.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

export function namesIn(texts: string[], patterns = NAMED, always = ALWAYS): string[] {
  const found = new Set(always);
  for (const text of texts)
    for (const pattern of patterns) for (const match of text.matchAll(pattern)) found.add(match[1]!);
  return [...found].sort();
}

function mask(icons: string, name: string): string {
  const svg = readFileSync(join(icons, `${name}.svg`), "utf8")
    .replace(/<!--[^]*?-->/g, "")
    .replace(/\s*class="[^"]*"/, "")
    .replace(/\s+(width|height)="24"/g, "")
    .replace(/currentColor/g, "black")
    .replace(/\s+/g, " ")
    .replace(/"/g, "'")
    .replace(/> </g, "><")
    .trim();
  return `url("data:image/svg+xml,${svg.replace(/[<>#%]/g, (sign) => encodeURIComponent(sign))}")`;
}

const rules = (outline: string, names: string[]) => names.map((name) => `.i-${name}{--i:${mask(outline, name)}}`);

export function icons(folders: string[], outline: string, field: string): Plugin {
  return {
    name: "prakan-icons",
    enforce: "pre",
    transform(code, id) {
      if (id.endsWith("/field.css")) {
        const names = namesIn(sources(field, /\.ts$/), DRAWN, []);
        return { code: code.replace("/* icons */", rules(outline, names).join("\n")), map: null };
      }
      if (!id.endsWith("/main.css")) return null;
      const names = namesIn(folders.flatMap((folder) => sources(folder, /\.(html|py)$/)));
      const not = `:root{--i-not:${mask(outline, "equal-not")}}`;
      return { code: code.replace("/* icons */", [not, ...rules(outline, names)].join("\n")), map: null };
    },
  };
}
