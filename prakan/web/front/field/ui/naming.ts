// What an entry is called in lists.
import type { Kept } from "../types.ts";
import { bare, t } from "./words.ts";

const RECORDS: Record<string, () => string> = {
  attendance: () => t("Attendance"), oral_feedback: () => t("Oral feedback"), sign_off: () => t("Sign-off by the institution"),
};
const text = (found: unknown): string => (typeof found === "string" ? found : "");
const short = (words: string): string => (words.length > 90 ? `${words.slice(0, 88)} …` : words);

export const recordName = (kind: string): string => RECORDS[kind]?.() ?? kind;

/** The name of what a target is, for two versions of it. */
export function targetName(target: string): string {
  const [kind, first = ""] = target.split(":");
  if (kind === "score") return t("My score {code}", { code: first });
  if (kind === "record") return recordName(first);
  return kind === "finding" ? t("Note or finding") : t("Entry");
}

/** An entry's name; `typed` says whether it is in a person's own words, which are Thai as a rule. */
export function entryName({ entry }: Kept): string {
  const { data, step, target } = entry;
  if (step === "score.attach") return text(data["title"]);
  if (step === "score.hand_in") return t("Scores handed in");
  if (step === "field.choose") return t("Choice between two versions");
  if (step === "score.finding_remove") return t("Note or finding taken off");
  if (step === "score.finding" || step === "score.finding_edit") return short(text(data["text"])) || t("Note or finding");
  return bare(targetName(target));
}

export const kindOf = ({ entry }: Kept): string =>
  entry.step === "score.attach" ? text(entry.data["kind"]) : "";
