/** From an issue to the message of one reader: the signed links, and the headers that mail programs look for. */

import type { Issue } from "./compose.ts";
import { signPreferences, signUnsubscribe } from "./tokens.ts";

export type Links = { preferences: string; unsubscribe: string };

export type Letter = {
  subject: string;
  html: string;
  text: string;
  headers: Readonly<Record<string, string>>;
};

type Needs = { publicUrl: string; secret: string; now: () => Date };

/** The links of one reader, as addresses. */
export const linksOf = (
  { publicUrl, secret, now }: Needs,
  subscription: { id: string; email: string },
): Links => ({
  preferences: `${publicUrl}/newsletter/${signPreferences(subscription, secret, now())}`,
  unsubscribe: `${publicUrl}/newsletter/u/${signUnsubscribe(subscription, secret)}`,
});

/**
 * `mailto`: an address whose mails end subscriptions, where the operator has one. RFC 8058 wants both headers covered by the
 * DKIM signature.
 */
export function fillIssue(
  issue: Pick<Issue, "key" | "subject" | "html" | "text" | "marks">,
  links: Links,
  { publicUrl, mailto }: { publicUrl: string; mailto?: string | undefined },
): Letter {
  const fill = (text: string): string =>
    text
      .replaceAll(issue.marks.preferences, () => links.preferences)
      .replaceAll(issue.marks.unsubscribe, () => links.unsubscribe);
  return {
    subject: issue.subject,
    html: fill(issue.html),
    text: fill(issue.text),
    headers: {
      // RFC 8058 and RFC 2369.
      "list-unsubscribe": `<${links.unsubscribe}>${mailto === undefined ? "" : `, <mailto:${mailto}>`}`,
      "list-unsubscribe-post": "List-Unsubscribe=One-Click",
      // RFC 2919: a name within the site's own domain.
      "list-id": `<newsletter.${new URL(publicUrl).hostname}>`,
      "list-archive": `<${publicUrl}/newsletter/issues/${issue.key}>`,
      precedence: "bulk",
      // RFC 3834: nobody's absence need be answered.
      "auto-submitted": "auto-generated",
    },
  };
}
