/**
 * Reads robots.txt and decides by it, as RFC 9309 says (section numbers below). Pure; takes time in proportion to
 * the text, whatever a stranger writes in it.
 */

type Rule = { allow: boolean; pattern: string };

/** The rules that hold for us. */
export type RobotsRules = { rules: readonly Rule[]; crawlDelayMs?: number | undefined };

/** Of a longer file the rest is not read (section 2.5 asks for at least 500 KiB). */
export const MAX_ROBOTS_BYTES = 500 * 1024;

/** Finds the rules for `token` (lower case), or else those for every robot. */
export function parseRobots(text: string, token: string): RobotsRules {
  const ours: Group = { rules: [], found: false };
  const everyones: Group = { rules: [], found: false };
  let current: Group[] = [];
  let namingAgents = false;
  for (const line of text.replace(/^\ufeff/, "").split(/\r\n?|\n/)) {
    const record = parseRecord(line);
    if (!record) continue;
    const { key, value } = record;
    if (key === "user-agent") {
      // Agents named one after another share the rules that follow them (2.2.1).
      if (!namingAgents) current = [];
      namingAgents = true;
      const group = value.startsWith("*") ? everyones : productToken(value) === token ? ours : undefined;
      if (group) {
        group.found = true;
        current.push(group);
      }
    } else if (key === "crawl-delay") {
      // Not in the RFC: an other record, which must not interfere with the groups (2.2.4).
      const seconds = Number(value);
      if (value && seconds >= 0) for (const group of current) group.crawlDelayMs = seconds * 1000;
    } else {
      namingAgents = false;
      const pattern = normalisePattern(value);
      if (pattern) for (const group of current) group.rules.push({ allow: key === "allow", pattern });
    }
  }
  const { rules, crawlDelayMs } = ours.found ? ours : everyones;
  return { rules, crawlDelayMs };
}

type Group = { rules: Rule[]; found: boolean; crawlDelayMs?: number };

/** Whether an address may be fetched: the longest matching rule decides, and of two as long the one that allows (2.2.2). */
export function isAllowed(rules: RobotsRules, url: URL): boolean {
  // The file itself is always allowed (2.2.2).
  if (url.pathname === "/robots.txt") return true;
  const path = normalisePath(url.pathname + url.search);
  let best: Rule | undefined;
  for (const rule of rules.rules) {
    const length = rule.pattern.length - (best?.pattern.length ?? -1);
    if (length < 0 || (length === 0 && !rule.allow)) continue;
    if (matches(rule.pattern, path)) best = rule;
  }
  return best?.allow ?? true;
}

type Record = { key: "user-agent" | "allow" | "disallow" | "crawl-delay"; value: string };

// Spellings that Google's open parser accepts, since publishers rely on them.
const KEYS: [RegExp, Record["key"]][] = [
  [/^user[- ]?agent$/, "user-agent"],
  [/^allow$/, "allow"],
  [/^diss?all?ow$/, "disallow"],
  [/^crawl[- ]?delay$/, "crawl-delay"],
];

function parseRecord(line: string): Record | undefined {
  const text = line.replace(/#.*$/s, "").trim();
  const colon = text.indexOf(":");
  // Without a colon, white space separates.
  const at = colon >= 0 ? colon : text.search(/\s/);
  if (at <= 0) return undefined;
  const name = text.slice(0, Math.min(at, 40)).trim().toLowerCase();
  const key = KEYS.find(([spelling]) => spelling.test(name))?.[1];
  return key && { key, value: text.slice(at + 1).trim() };
}

/** "Townwire/1.0 (news)" names the product token "townwire" (2.2.1). */
const productToken = (value: string): string | undefined => /^[a-z_-]+/i.exec(value)?.[0].toLowerCase();

// Both sides in one form (2.2.2): other than ASCII percent-encoded, unreserved characters not, hex in capitals.
// A * or $ that is meant literally stays encoded (2.2.3), so that only a pattern's own are special.
function normalise(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\x21-\x7e]+/g, encodeURIComponent)
    .replace(/%[0-9a-f]{2}/gi, (octet) => {
      const char = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
      return /[\w.~-]/.test(char) ? char : octet.toUpperCase();
    });
}

const normalisePath = (path: string): string => normalise(path).replaceAll("*", "%2A").replaceAll("$", "%24");

function normalisePattern(value: string): string {
  if (!value) return "";
  const anchored = value.endsWith("$");
  const body = normalise(anchored ? value.slice(0, -1) : value).replaceAll("$", "%24");
  // A path written without its slash can only mean the one with it.
  const rooted = /^[/*]/.test(body) ? body : `/${body}`;
  return rooted.replace(/\*{2,}/g, "*") + (anchored ? "$" : "");
}

/** `*` stands for any characters, a final `$` for the end. Taking the first place for each part is enough. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith("$");
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split("*");
  const first = parts[0] ?? "";
  if (!path.startsWith(first)) return false;
  if (parts.length === 1) return !anchored || path.length === first.length;
  let at = first.length;
  const last = anchored ? parts.pop() : undefined;
  for (const part of parts.slice(1)) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return last === undefined || (path.endsWith(last) && path.length - last.length >= at);
}
