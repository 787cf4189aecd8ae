/**
 * Addresses that somebody asks us to write to. Beyond what `parseEmail` takes, each is refused with a reason in words: one that
 * is over-long, that holds more than one, or whose domain is written to look like another's.
 */
import { domainToUnicode } from "node:url";
import { parseEmail } from "#accounts/parse.ts";

export type ParsedAddress = { kind: "address"; email: string } | { kind: "refused"; why: string };

const MAX_CHARS = 254; // RFC 5321, 4.5.3.1.3, without its brackets

export function parseAddress(given: string): ParsedAddress {
  const text = given.trim();
  if (text === "") return refuse("Please give an e-mail address.");
  if (text.length > MAX_CHARS) return refuse("That address is longer than any mail server takes.");
  if (/[\r\n\0]/.test(text)) return refuse("An address is one line.");
  if (/[,;]/.test(text) || text.split("@").length > 2)
    return refuse("Please give one address, and nothing else.");
  const email = parseEmail(text);
  if (email === undefined) return refuse("That is not an e-mail address that we can send to.");
  const domain = domainToUnicode(email.slice(email.lastIndexOf("@") + 1));
  if (domain === "" || domain.split(".").some(isDisguised))
    return refuse(
      "The part after the @ mixes letters of several alphabets, or imitates another. We do not send there.",
    );
  return { kind: "address", email };
}

const refuse = (why: string): ParsedAddress => ({ kind: "refused", why });

// Unicode Technical Standard 39, section 5.2, "highly restrictive": one script, or the mixtures that East Asian languages have.
const ALONE = [
  "Latin",
  "Greek",
  "Cyrillic",
  "Armenian",
  "Hebrew",
  "Arabic",
  "Devanagari",
  "Thai",
  "Georgian",
].map((name) => new RegExp(`\\p{Script=${name}}`, "u"));
const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;
// Cyrillic letters that look like Latin ones, after the list of the Chromium browser; a label of nothing else is made to look so.
const LOOKS_LATIN = /^[асԁеһіјӏорԛѕԝхуъьҽпгѵѡ0-9-]+$/u;

function isDisguised(label: string): boolean {
  // What could not be read as Unicode at all.
  if (/^[\x20-\x7e]*$/.test(label)) return label.startsWith("xn--");
  const [isLatin, ...others] = ALONE.map((script) => script.test(label));
  const alone = others.filter(Boolean).length;
  const isMixed = EAST_ASIAN.test(label) ? alone > 0 : alone + (isLatin ? 1 : 0) > 1;
  return isMixed || LOOKS_LATIN.test(label);
}
