/** Who wrote it: RSS writes "address (name)", others "name <address>", Atom has elements. */

import { plainTextOfEither } from "../markup/plain.ts";
import type { WirePerson } from "../shapes.ts";
import { child, type Element, textOf } from "../xml/element.ts";
import { addressOf } from "./addresses.ts";

const MAX_CHARS = 500;
const EMAIL = /(?:mailto:)?([^\s@<>()[\]"',;:]{1,64}@[^\s@<>()[\]"',;:]{1,255})/i;

/** A person from one line of text; undefined when nothing is left of it. */
export function parsePerson(written: string): WirePerson | undefined {
  const text = plainPerson(written);
  if (text === "") return undefined;
  const found = EMAIL.exec(text);
  if (!found) return { name: withoutBy(text) };
  const email = found[1];
  const rest = text.replace(found[0], " ").replace(/[<>()[\]"]|mailto:/gi, " ");
  const name = withoutBy(rest.replace(/\s+/g, " ").replace(/^[\s,;:-]+|[\s,;:-]+$/g, ""));
  return name === "" ? { email } : { name, email };
}

/** "<a@b.org>" is an address, not a tag. */
function plainPerson(written: string): string {
  const text = written.trim().slice(0, MAX_CHARS);
  return /[<&]/.test(text) ? plainTextOfEither(text) : text.replace(/\s+/g, " ");
}

const withoutBy = (name: string): string => name.replace(/^by[\s:]+(?=\S)/i, "");

/** The person an element stands for: with name, e-mail and address inside, or one line of text. */
export function personOf(element: Element): WirePerson | undefined {
  if (element.children.length === 0) return parsePerson(element.text);
  const part = (name: string) =>
    textOf(child(element, name) ?? child(element, `atom:${name}`) ?? child(element, `itunes:${name}`));
  const named = part("name");
  const inName = named === undefined ? undefined : parsePerson(named);
  const written =
    child(element, "uri") ??
    child(element, "url") ??
    child(element, "homepage") ??
    child(element, "atom:uri");
  const person: WirePerson = {
    name: inName?.name,
    email: part("email")?.slice(0, MAX_CHARS) ?? inName?.email,
    url: written && addressOf(written.text, written.base),
  };
  return (person.name ?? person.email ?? person.url) ? person : undefined;
}

/** People in the order the formats are to be believed: the first list with a name in it, else the first at all. */
export function chooseAuthors(lists: readonly (readonly WirePerson[])[]): WirePerson[] | undefined {
  const filled = lists.filter((list) => list.length > 0);
  const [first] = filled;
  if (!first) return undefined;
  const named = filled.find((list) => list.some((person) => person.name)) ?? first;
  const [person] = named;
  const email = first[0]?.email;
  // An address in one element and the name in another: one person.
  if (named !== first && named.length === 1 && first.length === 1 && person && email && !person.email)
    return [{ ...person, email }];
  return [...named];
}
