// Whether the app itself is on this device: a row where a visit is prepared, and a word elsewhere while it is not.
import { html } from "lit-html";
import { field } from "./field.ts";
import { icon, note, type Piece } from "./parts.ts";
import { t } from "./words.ts";

const lacks = (): string =>
  field().home.known === "lacking"
    ? t("The app itself is not on this device: open it again where there is a signal")
    : t("The app itself is still coming to this device: stay where there is a signal");

/** Whether it is here, as its worker says now, with what is said of it. */
export async function atHome(): Promise<[ok: boolean | null, good: string, bad: string]> {
  await field().home.look();
  const { known } = field().home;
  return [known === null ? null : known === "kept", t("The app itself is on this device and opens without a signal"), lacks()];
}

/** A word of warning, for as long as the app would not open without a signal. */
export function homeHint(): Piece {
  const { known } = field().home;
  return known === null || known === "kept" ? null : note("warn", icon("cloud-download"), lacks());
}
