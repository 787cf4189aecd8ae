/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What the addresses of the newsletter have in common: sending a mail, reading what was muted, saying that a link is gone. */
import type { Context } from "hono";
import type { Limit } from "#accounts/limits.ts";
import { linksOf } from "#newsletters/fill.ts";
import type { Subscription } from "#newsletters/subscriptions.ts";
import { answerPage } from "./answers.ts";
import { NEVER_KEPT } from "./limited.tsx";
import { mutesOf } from "./notices-cookie.ts";
import { GonePage } from "./pages/newsletter-links.tsx";
import type { NewsletterForm } from "./parse-newsletter.ts";
import { plainView, type SiteNeeds, sendsLinks, townOf } from "./view.ts";
import { whoOf } from "./who.ts";

/** A mailbox that somebody else fills with our links is a nuisance. */
export const MAIL_TO: Limit = { name: "newsletter-to", burst: 5, perHour: 2 };
export const MAIL_BY: Limit = { name: "newsletter-by", burst: 10, perHour: 20 };
export const BACK = { back: "/newsletter" };
export const NOT_SENT = "The mail could not be sent just now. Please try again in a few minutes.";
export const TOO_MANY =
  "There were too many mails to this address, or from where you are. Please try again later.";

/** What is wrong with the places of a form, in words; undefined when nothing is. */
export function wrongPlaces({ words, found, places, sections }: NewsletterForm): string | undefined {
  if (words !== "" && found.length > 0) return "Several places may be meant. Please tick yours.";
  if (words !== "" && places.length === 0)
    return "We know no place of that name. Try its ZIP code, or a larger place near it.";
  return places.length + sections.length === 0 ? "Please choose a place or a section." : undefined;
}

export function openDoor(needs: SiteNeeds) {
  const { publicUrl, mail } = needs;
  const viewOf = (c: Context) => plainView(needs, whoOf(c));
  const pathPart = (url: string): string => url.slice(publicUrl.length);
  return {
    town: townOf(needs),
    canMail: sendsLinks(needs),
    viewOf,
    pathPart,
    /** What whoever asks muted, in the short form in which a subscription keeps it. */
    readMutes: (c: Context): string => (whoOf(c).mutes.isEmpty ? "" : mutesOf(whoOf(c).reader.choices.mutes)),
    send: async (to: string, words: { subject: string; text: string }): Promise<boolean> =>
      mail !== undefined && (await mail.send({ to, ...words })).kind === "sent",
    answerGone: (c: Context): Promise<Response> =>
      answerPage(c, <GonePage view={viewOf(c)} />, { status: 410, ...NEVER_KEPT }),
    /** The page of preferences of a subscription. */
    pathOf: (subscription: Subscription): string => pathPart(linksOf(needs, subscription).preferences),
  };
}
