/** The sentences of an issue that its mail and its text part have in common. */
import type { IssueShown, StoryShown } from "../show-issue.ts";

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const WORDS = {
  web: "Read it on the web",
  discussed: "Most discussed",
  corrections: "Changed since we sent it",
  preferences: "Change what you get",
  unsubscribe: "Unsubscribe",
} as const;

export const byline = ({ publisher, authors }: StoryShown): string =>
  `By ${publisher}${authors === "" ? "" : `, ${authors}`}`;

/** What stands after who reports it and when. */
export const countsOf = ({ outlets, comments }: StoryShown): string[] => [
  ...(outlets > 1 ? [`${outlets} outlets`] : []),
  ...(comments > 0 ? [sayComments(comments)] : []),
];

export const sayComments = (n: number): string => count(n, "comment", "comments");

export const sayWhy = ({ why }: StoryShown): string => `Why it is here: ${why}`;

export const sayOriginal = ({ publisher }: StoryShown): string => `The original at ${publisher}`;

export const sayCut = ({ cut }: IssueShown): string =>
  `${count(cut, "more story is", "more stories are")} on the web`;

export const sayChanged = ({ publisher, sent }: { publisher: string; sent: string }): string =>
  `${publisher} changed it after our issue of ${sent}`;

export const sayWithdrawn = (n: number): string =>
  n === 1
    ? "A report that an earlier issue carried has been withdrawn, and is no longer shown."
    : `${n} reports that earlier issues carried have been withdrawn, and are no longer shown.`;

export const sayWhyYou = ({ town }: IssueShown): string =>
  `You get this because your address was signed up for the newsletter of ${town}, and confirmed. Nobody sees whether you open it.`;

export const sayWhoseWords = ({ town }: IssueShown): string =>
  `${town} gathers what publishers report, credits each of them, and links to every original. The words are the publishers’ own.`;
