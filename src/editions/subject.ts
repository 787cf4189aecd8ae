/** What an edition is of: everything, one place, one section. */
export type Subject =
  | { kind: "home" }
  /** Id of a place: its local news, and that of the places in it. */
  | { kind: "place"; place: string }
  /** Slug of a section. */
  | { kind: "section"; section: string };

/** What pins say of a page: "home", "section/<slug>", "place/<id>". */
export function pageOf(subject: Subject): string {
  switch (subject.kind) {
    case "home":
      return "home";
    case "place":
      return `place/${subject.place}`;
    case "section":
      return `section/${subject.section}`;
    default:
      return subject satisfies never;
  }
}
