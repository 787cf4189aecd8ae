/** What somebody is told of answers: in a mail of plain text, and on a device. Pure. */
import { oneLine, shorten } from "#base/text.ts";

export type Told = {
  commentId: string;
  why: "answer" | "mention";
  /** Of whoever wrote it; empty when that account is gone. */
  by: string;
  text: string;
  /** The headline that it stands under. */
  about: string;
};

const MAX_TEXT_CHARS = 600;
const MAX_TOLD = 20;
const MAX_TITLE_CHARS = 120;

const commentPath = (id: string): string => `/comments/${id}`;
const nameOf = ({ by }: Told): string => shorten(oneLine(by), 60) || "Somebody who left";
const aboutOf = ({ about }: Told): string => shorten(oneLine(about), MAX_TITLE_CHARS);
const didOf = (told: Told): string =>
  told.why === "answer" ? `${nameOf(told)} answered you` : `${nameOf(told)} named you`;

/** @param told at least one, the oldest first */
export function makeMail(
  told: readonly [Told, ...Told[]],
  { town, publicUrl, stop }: { town: string; publicUrl: string; stop: string },
): { subject: string; text: string } {
  const [first] = told;
  const subject =
    told.length === 1
      ? `${didOf(first)}: ${aboutOf(first)}`
      : `${told.length} comments for you on ${oneLine(town)}`;
  const parts = told.slice(0, MAX_TOLD).map(
    (one) => `${didOf(one)} on “${aboutOf(one)}”:

${quote(shorten(one.text.trim(), MAX_TEXT_CHARS))}

${publicUrl}${commentPath(one.commentId)}
`,
  );
  const more = told.length - parts.length;
  const text = `${parts.join("\n")}${more > 0 ? `\nAnd ${more} more.\n` : ""}
--
You asked ${oneLine(town)} to tell you of answers to your comments. To end these mails, open
${stop}
`;
  return { subject, text };
}

/** What the service worker shows; see `src/site/client/worker-notices.ts`. */
export function makePush([first, ...others]: readonly [Told, ...Told[]]) {
  const told = [first, ...others];
  return {
    title: others.length === 0 ? didOf(first) : `${told.length} comments for you`,
    body:
      others.length === 0
        ? `${aboutOf(first)}\n${shorten(oneLine(first.text), 200)}`
        : told.slice(0, 5).map(didOf).join("\n"),
    url: commentPath(first.commentId),
    tag: `reply-${first.commentId}`,
  };
}

const quote = (text: string): string =>
  text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
