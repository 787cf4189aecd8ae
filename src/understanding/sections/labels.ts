/** The subjects that the model tells apart. Sections are made of them by rules, so an operator may have "Business" or "Weather" too. */

export const LABELS = [
  "sports",
  "opinion",
  "entertainment",
  "lifestyle",
  "politics",
  "business",
  "obituaries",
  "crime",
  "community",
  "health",
  "education",
  "weather",
  "real-estate",
  "agriculture",
] as const;

export type ModelLabel = (typeof LABELS)[number];
