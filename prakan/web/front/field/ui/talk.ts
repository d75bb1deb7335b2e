// Records of interviews and observations: who, what was asked or looked at, what was said or seen.
import { html, nothing, type TemplateResult } from "lit-html";
import { type Draft, put } from "./form.ts";
import { area, line } from "./parts.ts";
import { bare, t } from "./words.ts";

export interface Talk { people: string; asked: string; said: string; seen: string; note: string }

const interview = <T extends Talk>(form: Draft<T>): TemplateResult => {
  const { value, errors } = form;
  return html`${line({ name: "people", label: t("Who was interviewed"), hint: t("Roles and how many; a name only where it is needed"), value: value.people, set: put(form, "people") as (given: string) => void })}
    ${area({ name: "asked", label: t("Questions"), value: value.asked, set: put(form, "asked") as (given: string) => void })}
    ${area({ name: "said", label: t("What was said"), value: value.said, error: errors["said"], required: true, set: put(form, "said") as (given: string) => void })}`;
};

const observation = <T extends Talk>(form: Draft<T>): TemplateResult => {
  const { value, errors } = form;
  return html`${line({ name: "people", label: t("What and whom"), hint: t("For example: lesson in mathematics, grade 4, 28 pupils"), value: value.people, set: put(form, "people") as (given: string) => void })}
    ${area({ name: "said", label: t("What was seen"), value: value.seen, error: errors["said"], required: true, set: put(form, "seen") as (given: string) => void })}`;
};

export const talk = <T extends Talk>(kind: string, form: Draft<T>): TemplateResult | typeof nothing =>
  kind === "interview" ? interview(form) : kind === "observation" ? observation(form) : nothing;

const part = (title: string, words: string): string => (words.trim() ? `${bare(title)}: ${words.trim()}` : "");

/** What a talk says, as the text that goes with the evidence. */
export function talkNote(kind: string, said: Talk): string {
  if (kind === "interview") return [part(t("Who was interviewed"), said.people), part(t("Questions"), said.asked), part(t("What was said"), said.said)].filter(Boolean).join("\n");
  if (kind === "observation") return [part(t("What and whom"), said.people), part(t("What was seen"), said.seen)].filter(Boolean).join("\n");
  return said.note.trim();
}
