/** Too much of one writer: too many in a short time, or the same again. */
import { withoutAccents } from "#base/text.ts";
import { isStaff, PASS, type Phase, refuse } from "../phase.ts";

const MINUTE_MS = 60_000;

export const rate: Phase = {
  name: "rate",
  judge({ author }, { recent, now }, { rate: { comments, minutes } }) {
    if (isStaff(author)) return PASS;
    const since = now.getTime() - minutes * MINUTE_MS;
    if (recent.filter(({ createdAt }) => createdAt.getTime() > since).length < comments) return PASS;
    return refuse(`You have posted ${comments} comments in ${minutes} minutes. Please wait a little.`);
  },
};

export const repeat: Phase = {
  name: "repeat",
  judge({ text }, { recent, now }, { repeat: { hours } }) {
    const since = now.getTime() - hours * 60 * MINUTE_MS;
    const words = bareWords(text);
    const isSame = recent.some((one) => one.createdAt.getTime() > since && bareWords(one.text) === words);
    return isSame ? refuse("You have written the same before.") : PASS;
  },
};

/** Letters and digits; of what has none, all. */
function bareWords(text: string): string {
  const bare = withoutAccents(text).replace(/[^\p{L}\p{N}]+/gu, " ");
  return bare.trim() === "" ? text.trim() : bare.trim();
}
