/**
 * What the API takes and gives, written once: the same schemas check parameters, are tested against every answer,
 * and become the OpenAPI document. Times are ISO 8601 in UTC; absent fields are left out.
 */
import { z } from "zod";
import { readCursor } from "#articles/read.ts";
import { isId } from "#base/ids.ts";
import { oneLine } from "#base/text.ts";
import { SECTIONS } from "#config/sections.ts";

const SLUGS = SECTIONS.map((section) => section.slug);

const time = z.iso.datetime().describe("ISO 8601, UTC");
const slug = z.string().regex(/^[a-z0-9-]{1,100}$/, "must be a slug: small letters, digits and hyphens");

export const ArticleParameters = z.strictObject({
  section: z
    .enum(SLUGS, { error: `must be one of ${SLUGS.join(", ")}` })
    .optional()
    .describe("Only this section"),
  publisher: slug.optional().describe("Only the publisher with this slug"),
  q: z
    .string()
    .max(200, "must have at most 200 characters")
    .transform(oneLine)
    .pipe(z.string().min(1, "must have a word"))
    .optional()
    .describe("Words in headlines and, where granted, excerpts"),
  cursor: z
    .string()
    .max(200)
    .refine((text) => readCursor(text) !== undefined, "must be the `next` of an earlier answer")
    .optional()
    .describe("Where the page before ended"),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.number().int().min(1, "must be from 1 to 100").max(100, "must be from 1 to 100"))
    .optional()
    .describe("Articles in the answer, 1 to 100; 20 when absent"),
});

export const ArticleId = z.strictObject({
  id: z.string().refine(isId, "must be the id of an article").describe("16 characters"),
});

export const NoParameters = z.strictObject({});

export const PublisherAnswer = z.strictObject({
  slug: z.string(),
  name: z.string(),
  page: z.url().describe("Its page on this site"),
});

const Rights = z
  .enum(["full", "excerpt", "headline"])
  .describe("How much its source lets us show: everything, up to 300 characters, or the headline");

export const ArticleAnswer = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: PublisherAnswer,
  authors: z.array(z.strictObject({ name: z.string(), url: z.string().optional() })),
  url: z.string().optional().describe("The publisher’s original"),
  page: z.url().describe("The article on this site"),
  published: time,
  edited: time.optional().describe("When a change by the publisher was last seen"),
  version: z.int().min(1),
  language: z.string().optional().describe("BCP 47"),
  sections: z.array(z.string()),
  rights: Rights,
  excerpt: z.string().optional().describe("Plain text; only where granted"),
  picture: z
    .strictObject({ url: z.url(), alt: z.string(), credit: z.string().optional() })
    .optional()
    .describe("Only where granted"),
});

export const ChangeAnswer = z.strictObject({
  version: z.int().min(2),
  seen: time,
  title: z.strictObject({ before: z.string(), after: z.string() }).optional(),
  removed: z.array(z.string()).describe("Paragraphs as plain text, as far as granted"),
  added: z.array(z.string()),
});

export const ArticlesAnswer = z.strictObject({
  articles: z.array(ArticleAnswer).describe("Newest first"),
  next: z.string().optional().describe("The cursor of the following page; absent on the last"),
});

export const WholeArticleAnswer = ArticleAnswer.extend({
  bodyHtml: z.string().optional().describe("Sanitised HTML; only where everything is granted"),
  bodyText: z.string().optional(),
  changes: z.array(ChangeAnswer).describe("Oldest first"),
});

export const SourcesAnswer = z.strictObject({
  sources: z.array(
    z.strictObject({
      publisher: PublisherAnswer,
      url: z.string(),
      title: z.string().optional(),
      section: z.string().optional(),
      place: z.string().optional(),
      rights: Rights,
      state: z.enum(["active", "stopped"]).describe("stopped: the address is gone for good"),
      health: z.strictObject({
        words: z.string().describe("How the last visit went, in a sentence"),
        failures: z.int().min(0).describe("Visits failed since the last success"),
        lastVisit: time.optional(),
        lastSuccess: time.optional(),
        nextVisit: time.optional().describe("Absent when it is no longer visited"),
      }),
    }),
  ),
});

export const HealthAnswer = z.strictObject({ status: z.literal("alive") });
export const ReadyAnswer = z.strictObject({ status: z.literal("ready") });

export const ErrorAnswer = z.strictObject({
  error: z.strictObject({ code: z.string().describe("Stable, for programs"), message: z.string() }),
});
