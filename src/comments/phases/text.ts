/** What the words themselves say: links, the operator's list, and what the model makes of them. */
import { withoutAccents } from "#base/text.ts";
import { type Context, isStaff, PASS, type Phase, type Verdict, wait } from "../phase.ts";

const LINK = /\bhttps?:\/\/|\bwww\.|\]\s*\(/gi;

export const links: Phase = {
  name: "links",
  judge({ text, author }, { history }, { links: { max, fromNew } }) {
    if (isStaff(author)) return PASS;
    const count = text.match(LINK)?.length ?? 0;
    if (history.shown === 0 && count > fromNew)
      return wait("It has a link, and is your first here: an editor reads it before it is shown.");
    return count > max ? wait("It has many links: an editor reads it before it is shown.") : PASS;
  },
};

export const words: Phase = {
  name: "words",
  judge({ text }, _, policy) {
    if (policy.words.length === 0) return PASS;
    const spaced = spacedWords(text);
    const found = policy.words.find((word) => spaced.includes(spacedWords(word)));
    return found === undefined
      ? PASS
      : wait(`It has “${found}” in it: an editor reads such comments before they are shown.`);
  },
};

export const spam: Phase = {
  name: "spam",
  judge: (_, context, policy) =>
    nudge(context, context.scores.spam >= policy.spam.nudge, "This may read as advertising."),
};

export const toxicity: Phase = {
  name: "toxicity",
  judge: (_, context, policy) =>
    nudge(
      context,
      context.scores.toxicity >= policy.toxicity.nudge,
      "This may read as an attack on somebody.",
    ),
};

/** A model is no judge: it asks the writer to look again, and an editor to look at all. */
function nudge({ confirmed }: Context, isLikely: boolean, reason: string): Verdict {
  if (!isLikely) return PASS;
  return { verdict: confirmed ? "note" : "ask", reason };
}

const spacedWords = (text: string): string =>
  ` ${withoutAccents(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
