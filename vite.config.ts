// Builds prakan/web/front into prakan/web/static/built, with a manifest that the {% asset %} tag reads.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { icons } from "./prakan/web/front/icons.ts";
import { spoken } from "./prakan/web/front/spoken.ts";
import { squeeze } from "./prakan/web/front/squeeze.ts";
import { sweep } from "./prakan/web/front/sweep.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const field = at("prakan/web/front/field");

export default defineConfig({
  root: at("prakan/web/front"),
  base: "./",
  publicDir: false,
  plugins: [
    icons([at("prakan/web"), at("prakan/foundation/channels")], at("node_modules/@tabler/icons/icons/outline"), field),
    spoken(field),
    squeeze(at("prakan/web/static/built")),
    sweep(at("prakan/web/static/built")),
  ],
  build: {
    outDir: at("prakan/web/static/built"),
    emptyOutDir: false,
    manifest: "manifest.json",
    assetsDir: "",
    assetsInlineLimit: 0,
    modulePreload: false,
    target: ["chrome123", "firefox128", "safari18"],
    rollupOptions: {
      preserveEntrySignatures: "allow-extension", // the core is an entry of its own, and what it exports stays
      input: {
        main: at("prakan/web/front/main.ts"),
        style: at("prakan/web/front/main.css"),
        field: at("prakan/web/front/field/app.ts"),
        "field-style": at("prakan/web/front/field/field.css"),
        "field-core": at("prakan/web/front/field/core.ts"),
        "field-sw": at("prakan/web/front/field/sw.js"),
      },
    },
  },
});
