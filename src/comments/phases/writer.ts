/** Who the writer has been so far. */
import { isForGood } from "#accounts/accounts.ts";
import { dayOf } from "../author.ts";
import { isStaff, PASS, type Phase, wait } from "../phase.ts";

const DAY_MS = 86_400_000;

/** An editor decided that it is read first, whoever it is. */
export const mute: Phase = {
  name: "mute",
  judge({ author: { mutedUntil } }, { now }) {
    if (!mutedUntil || mutedUntil <= now) return PASS;
    const end = isForGood(mutedUntil) ? "" : ` until ${dayOf(mutedUntil)}`;
    return wait(`An editor reads your comments before they are shown${end}.`);
  },
};

export const history: Phase = {
  name: "history",
  judge({ author }, { now, history: past }, { history: { hidden, days } }) {
    if (isStaff(author)) return { verdict: "show", reason: "Written by an editor." };
    const since = now.getTime() - days * DAY_MS;
    const late = past.hidden.filter((at) => at.getTime() > since).length;
    return hidden > 0 && late >= hidden
      ? wait("Comments of yours were hidden lately: an editor reads it before it is shown.")
      : PASS;
  },
};

export const newWriter: Phase = {
  name: "new-writer",
  judge: (_, { history: past }, { newWriters: { first } }) =>
    past.shown < first
      ? wait(
          first === 1
            ? "It is your first here: an editor reads it before it is shown."
            : `Your first ${first} are read by an editor before they are shown.`,
        )
      : PASS,
};
