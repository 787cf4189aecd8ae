/** What an edition is of: everything, one place, one section. */
export type Subject =
  | { kind: "home" }
  /** Id of a place: its local news, and that of the places in it. */
  | { kind: "place"; place: string }
  /** Slug of a section. */
  | { kind: "section"; section: string };
