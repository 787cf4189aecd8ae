/**
 * Credit and licence in XMP (ISO 16684-1): read from a stranger's packet by looking for a few fields, without an XML
 * parser that a packet could keep busy, and written as a packet of our own.
 */
import { decodeXML, escapeUTF8 } from "entities";
import { oneLine } from "#base/text.ts";
import { parseHttpUrl } from "#base/url.ts";
import { MAX_NOTE } from "./text.ts";

const MAX_BYTES = 256 * 1024;
const MAX_FIELD = 4000;

export function readXmp(packet: Uint8Array): {
  credit: string;
  creator: string;
  page: string;
  terms: string;
} {
  const xml = new TextDecoder().decode(packet.subarray(0, MAX_BYTES));
  return {
    credit: fieldOf(xml, "photoshop:Credit"),
    creator: fieldOf(xml, "dc:creator"),
    page:
      [resourceOf(xml, "cc:license"), fieldOf(xml, "xmpRights:WebStatement")]
        .map((address) => parseHttpUrl(address)?.href)
        .find(Boolean) ?? "",
    terms: fieldOf(xml, "xmpRights:UsageTerms") || fieldOf(xml, "dc:rights"),
  };
}

/** A property's text, written as an attribute or as an element, the first of a list. */
function fieldOf(xml: string, name: string): string {
  const attribute = between(xml, ` ${name}="`, '"');
  if (attribute !== undefined) return clean(attribute);
  const element = between(xml, `<${name}>`, `</${name}>`);
  if (element === undefined) return "";
  const listed = element.indexOf("<rdf:li");
  const text = listed < 0 ? element : (between(element.slice(listed), ">", "</rdf:li>") ?? "");
  return text.includes("<") ? "" : clean(text);
}

const resourceOf = (xml: string, name: string): string => {
  const tag = between(xml, `<${name}`, ">");
  return tag === undefined ? "" : clean(between(tag, 'rdf:resource="', '"') ?? "");
};

function between(text: string, open: string, close: string): string | undefined {
  const start = text.indexOf(open);
  if (start < 0) return undefined;
  const from = start + open.length;
  const end = text.indexOf(close, from);
  return end < 0 || end - from > MAX_FIELD ? undefined : text.slice(from, end);
}

const clean = (text: string): string => oneLine(decodeXML(text)).slice(0, MAX_NOTE);

/**
 * A packet with the fields that picture searches and editors read: the credit line and creator, and the notice or, where
 * the licence is an address, the web statement of rights. Undefined when there is nothing to say.
 */
export function writeXmp(note: {
  credit: string | undefined;
  licence: string | undefined;
}): string | undefined {
  const { credit, licence } = note;
  if (!credit && !licence) return undefined;
  const page = licence !== undefined && parseHttpUrl(licence) !== undefined;
  const fields = [
    credit &&
      `<photoshop:Credit>${escapeUTF8(credit)}</photoshop:Credit><dc:creator><rdf:Seq><rdf:li>${escapeUTF8(credit)}</rdf:li></rdf:Seq></dc:creator>`,
    licence &&
      (page
        ? `<xmpRights:WebStatement>${escapeUTF8(licence)}</xmpRights:WebStatement>`
        : `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escapeUTF8(licence)}</rdf:li></rdf:Alt></dc:rights>`),
  ];
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">${fields.filter(Boolean).join("")}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}
