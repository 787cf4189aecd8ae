/**
 * What the API takes and gives, written once: the same schemas check parameters, are tested against every answer,
 * and become the OpenAPI document. Times are ISO 8601 in UTC; absent fields are left out.
 */
import { z } from "zod";
import { readCursor } from "#articles/read.ts";
import { isId } from "#base/ids.ts";
import { oneLine } from "#base/text.ts";
import { SECTIONS } from "#config/sections.ts";
import { CONTROLS } from "#ranking/taste.ts";

const SLUGS = SECTIONS.map((section) => section.slug);

const time = z.iso.datetime().describe("ISO 8601, UTC");
const slug = z.string().regex(/^[a-z0-9-]{1,100}$/, "must be a slug: small letters, digits and hyphens");

const DAY_MS = 86_400_000;
const day = z.iso
  .date({ error: "must be a day as in 2026-03-10" })
  .transform((text) => new Date(`${text}T00:00:00Z`));

const limit = z
  .string()
  .regex(/^\d{1,3}$/, "must be a whole number")
  .transform(Number)
  .pipe(z.number().int().min(1, "must be from 1 to 100").max(100, "must be from 1 to 100"));

export const ArticleParameters = z.strictObject({
  section: z
    .enum(SLUGS, { error: `must be one of ${SLUGS.join(", ")}` })
    .optional()
    .describe("Only this section"),
  place: slug.optional().describe("Only local news of the place with this slug, and of the places in it"),
  publisher: slug.optional().describe("Only the publisher with this slug"),
  q: z
    .string()
    .max(200, "must have at most 200 characters")
    .transform(oneLine)
    .pipe(z.string().min(1, "must have a word"))
    .optional()
    .describe("Words in headlines and, where granted, excerpts and texts"),
  from: day.optional().describe("Published on this day (UTC) or later"),
  to: day
    .transform((date) => new Date(date.getTime() + DAY_MS))
    .optional()
    .describe("Published on this day (UTC) or before"),
  cursor: z
    .string()
    .max(200)
    .refine((text) => readCursor(text) !== undefined, "must be the `next` of an earlier answer")
    .optional()
    .describe("Where the page before ended"),
  limit: limit.optional().describe("Articles in the answer, 1 to 100; 20 when absent"),
});

export const PlaceParameters = z.strictObject({
  q: z
    .string()
    .max(100, "must have at most 100 characters")
    .transform(oneLine)
    .pipe(z.string().min(1, "must have a word"))
    .describe("The name of a place or how it begins, a name with its state, or a ZIP code"),
  limit: limit.optional().describe("Places in the answer, 1 to 100; 10 when absent"),
});

export const ArticleId = z.strictObject({
  id: z.string().refine(isId, "must be the id of an article").describe("16 characters"),
});

export const StoryId = z.strictObject({
  id: z.string().refine(isId, "must be the id of a story").describe("16 characters"),
});

export const EditionSubject = z.strictObject({
  subject: slug.describe("`home`, the slug of a section, or the slug of a place"),
});

export const EditionParameters = z.strictObject({
  order: z
    .enum(["ranked", "latest"], { error: "must be ranked or latest" })
    .optional()
    .describe("ranked (when absent): by the sum of the reasons; latest: newest first"),
  limit: limit.optional().describe("Stories in the answer, 1 to 100; 20 when absent"),
  from: z
    .string()
    .regex(/^\d{1,3}$/, "must be a whole number up to 999")
    .transform(Number)
    .optional()
    .describe("Stories to leave out at the beginning"),
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

const PlaceKind = z.enum(["region", "country", "state", "county", "town", "zip", "neighbourhood", "venue"]);

const PlaceName = z.strictObject({
  slug: z.string(),
  name: z.string(),
  kind: PlaceKind,
  page: z.url().describe("Its page on this site"),
});

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
    .strictObject({
      url: z
        .url()
        .describe("In the format that `Accept` prefers; narrower with `?w=`, cropped with `?card=`"),
      width: z.int().min(1),
      height: z.int().min(1),
      alt: z.string(),
      credit: z.string().optional(),
    })
    .optional()
    .describe("Only where granted"),
  place: PlaceName.optional().describe("Where it is local news"),
  story: z
    .strictObject({ id: z.string(), articles: z.int().min(1), page: z.url() })
    .optional()
    .describe("The story it tells, with the number of its articles"),
  copyOf: z.string().optional().describe("The id of the article whose text it repeats"),
  agency: z.string().optional().describe("Whose wire it is, when it is an agency’s"),
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
  local: z
    .strictObject({
      score: z.number().min(0).max(1).describe("How sure we are that it is local news of `place`"),
      reach: z.enum(["street", "town", "county", "state"]),
      evidence: z
        .array(
          z.strictObject({
            kind: z.string(),
            text: z
              .string()
              .optional()
              .describe("Words found; absent where its rights do not let us show them"),
            weight: z.number().describe("What it adds to the decision; heaviest first"),
          }),
        )
        .describe("Why"),
    })
    .optional(),
  entities: z
    .array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(["person", "organisation", "other"]),
        count: z.int().min(1),
      }),
    )
    .describe("People and organizations it names, as far as its rights let us name them"),
  related: z
    .array(
      z.strictObject({
        because: z.enum(["story", "text", "names", "place", "section", "read-together", "publisher"]),
        article: ArticleAnswer,
      }),
    )
    .describe(
      "Others of the same story, then what may be worth reading after it, each with its strongest reason",
    ),
});

export const PlacesAnswer = z.strictObject({
  places: z
    .array(
      PlaceName.extend({
        within: z.array(z.string()).describe("Names of what contains it, the nearest first"),
        country: z.string().describe("ISO 3166-1 alpha-2"),
        lat: z.number(),
        lon: z.number(),
        population: z.int().min(0).describe("0 where it is not known"),
        newest: time.optional().describe("Of its newest local news; absent when it has none"),
      }),
    )
    .describe("The likeliest first"),
});

export const StoryAnswer = z.strictObject({
  id: z.string(),
  page: z.url(),
  first: z.string().describe("The id of the article that told it first"),
  members: z
    .array(
      z.strictObject({
        article: ArticleAnswer,
        reasons: z
          .array(
            z.strictObject({
              kind: z.enum(["words", "names", "place", "time", "copy", "same-publisher-update", "editor"]),
              shared: z
                .array(z.string())
                .describe("What it has in common with another, as far as its rights let us show it"),
              weight: z.number().describe("Of words, names and places their share; of time the days between"),
            }),
          )
          .describe("Why it is in the story; empty for the one that began it"),
      }),
    )
    .describe("Oldest first; those with `copyOf` repeat the text of another"),
});

const About = z.strictObject({ kind: z.enum(["place", "publisher", "section"]), id: z.string() });

export const EditionAnswer = z.strictObject({
  subject: z.string(),
  order: z.enum(["ranked", "latest"]),
  stories: z
    .array(
      z.strictObject({
        article: ArticleAnswer.describe("The report that stands for the story"),
        outlets: z.int().min(1).describe("Publishers that report it; copies of one text count once"),
        reports: z.int().min(1),
        score: z.int().describe("Milli-points: exactly the sum of its reasons"),
        slot: z
          .enum(["ranked", "discovery"])
          .describe("discovery: drawn by chance, so that what seldom stands here does once"),
        reasons: z
          .array(
            z.strictObject({
              name: z.enum(CONTROLS),
              points: z.int().describe("Milli-points"),
              about: About.optional().describe("What it is about: the id of a place, or a slug"),
              value: z
                .number()
                .optional()
                .describe(
                  "near: kilometers; fresh: hours; coverage: outlets; pinned: when it ends, in milliseconds since 1970",
                ),
            }),
          )
          .describe("The terms of its rank"),
      }),
    )
    .describe("In their order"),
  more: z.boolean().describe("Whether there are stories after these"),
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
