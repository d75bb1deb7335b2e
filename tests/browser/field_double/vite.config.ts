// Builds the double of the field app into one file: npx vite build -c tests/browser/field_double/vite.config.ts
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at("."),
  logLevel: "error",
  publicDir: false,
  build: { outDir: process.env["FIELD_DOUBLE"] ?? at("../../../var/test/field-double"), emptyOutDir: true, target: "chrome123", rollupOptions: { input: at("app.ts"), output: { entryFileNames: "app.js", codeSplitting: false } } },
});
