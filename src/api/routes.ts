/** Every machine address with what it takes and gives. The handlers and the OpenAPI document are both made from this. */
import type { z } from "zod";
import {
  ArticleId,
  ArticleParameters,
  ArticlesAnswer,
  EditionAnswer,
  EditionParameters,
  EditionSubject,
  HealthAnswer,
  NoParameters,
  PlaceParameters,
  PlacesAnswer,
  ReadyAnswer,
  SourcesAnswer,
  StoryAnswer,
  StoryId,
  WholeArticleAnswer,
} from "./schemas.ts";

export type Route = {
  /** As OpenAPI writes it: "/api/v1/articles/{id}". */
  path: string;
  name: string;
  summary: string;
  /** In the path. */
  place?: z.ZodObject;
  query: z.ZodObject;
  /** A schema for JSON, a media type for anything else. */
  answer: z.ZodType | string;
  /** Answers beside 200, with when. */
  errors: Readonly<Record<number, string>>;
};

export const ROUTES = {
  articles: {
    path: "/api/v1/articles",
    name: "listArticles",
    summary: "Articles, newest first, as far as their rights let them be shown",
    query: ArticleParameters,
    answer: ArticlesAnswer,
    errors: { 400: "A parameter is wrong", 503: "The database is away" },
  },
  article: {
    path: "/api/v1/articles/{id}",
    name: "readArticle",
    summary:
      "One article: everything of it that may be shown, what its publisher changed, and what is related to it",
    place: ArticleId,
    query: NoParameters,
    answer: WholeArticleAnswer,
    errors: {
      400: "A parameter is wrong",
      404: "There is no such article",
      410: "It was taken down; the message says when, and why where that is told",
      503: "The database is away",
    },
  },
  story: {
    path: "/api/v1/stories/{id}",
    name: "readStory",
    summary: "One story: who told it first, every article of it, and why each belongs to it",
    place: StoryId,
    query: NoParameters,
    answer: StoryAnswer,
    errors: {
      301: "It was merged into another story, to which this leads",
      400: "A parameter is wrong",
      404: "There is no such story",
      503: "The database is away",
    },
  },
  edition: {
    path: "/api/v1/editions/{subject}",
    name: "readEdition",
    summary:
      "What a reader who chose nothing sees now of everything, a section or a place, with the reasons for the order",
    place: EditionSubject,
    query: EditionParameters,
    answer: EditionAnswer,
    errors: {
      400: "A parameter is wrong",
      404: "There is no such section or place",
      503: "The database is away",
    },
  },
  places: {
    path: "/api/v1/places",
    name: "listPlaces",
    summary: "Places by name, beginning of a name or ZIP code, with their newest local news",
    query: PlaceParameters,
    answer: PlacesAnswer,
    errors: { 400: "A parameter is wrong", 503: "The database is away" },
  },
  sources: {
    path: "/api/v1/sources",
    name: "listSources",
    summary: "The addresses that are visited, with their rights and health",
    query: NoParameters,
    answer: SourcesAnswer,
    errors: { 400: "A parameter is wrong", 503: "The database is away" },
  },
  openapi: {
    path: "/api/v1/openapi.json",
    name: "readDescription",
    summary: "This description",
    query: NoParameters,
    answer: "application/json",
    errors: {},
  },
  health: {
    path: "/healthz",
    name: "readHealth",
    summary: "Whether the process lives; says nothing about the database",
    query: NoParameters,
    answer: HealthAnswer,
    errors: {},
  },
  ready: {
    path: "/readyz",
    name: "readReadiness",
    summary: "Whether requests can be answered",
    query: NoParameters,
    answer: ReadyAnswer,
    errors: { 503: "The database does not answer; the message says why" },
  },
  metrics: {
    path: "/metrics",
    name: "readMetrics",
    summary: "Counters and timings in Prometheus’ form",
    query: NoParameters,
    answer: "text/plain",
    errors: {},
  },
} as const satisfies Record<string, Route>;

/** The path as Hono writes it: "/api/v1/articles/:id". */
export const honoPath = (route: Route): string => route.path.replace(/\{(\w+)\}/g, ":$1");
