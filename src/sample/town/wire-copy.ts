/** How papers carry the agency: its text, with the slight edits that a desk makes, and always with the credit. */
import type { SampleArticle } from "./publisher.ts";

type Carried = Pick<SampleArticle, "id" | "minutesAgo"> &
  Partial<Pick<SampleArticle, "title" | "picture" | "folder">> & {
    /** Words of the agency's text and what the paper put in their place; each must occur. */
    edits?: readonly (readonly [string, string])[];
    /** How many paragraphs the paper left off at the end. */
    cut?: number;
  };

export function carryWire(wire: SampleArticle, carried: Carried): SampleArticle {
  const { edits = [], cut = 0, ...own } = carried;
  let body = wire.body.trim();
  for (const [from, to] of edits) {
    if (!body.includes(from)) throw new Error(`"${from}" is not in the agency's ${wire.id}`);
    body = body.replace(from, to);
  }
  const paragraphs = body.split(/\n\s*\n/);
  const kept = paragraphs.slice(0, paragraphs.length - cut).join("\n\n");
  const { event, picture, section, title } = wire;
  return {
    section,
    title,
    ...(event === undefined ? {} : { event }),
    ...(picture === undefined ? {} : { picture }),
    ...own,
    author: "Overland Wire",
    copyOf: wire.id,
    body: kept,
  };
}
