/**
 * Tells whose wire an article is: an agency's or another service's that many papers carry. Promises the agency's
 * name, or undefined; wire copy is nobody's local report merely because a local paper carries it.
 */

export type AgencyArticle = {
  title: string;
  text: string;
  byline?: string | undefined;
  /** The publisher's name. */
  publisher?: string | undefined;
};

/** Credits of agencies → the name shown. Short forms stand alone or in a dateline's parentheses. */
const AGENCIES: ReadonlyMap<string, string> = new Map([
  ["ap", "AP"],
  ["the associated press", "AP"],
  ["associated press", "AP"],
  ["reuters", "Reuters"],
  ["thomson reuters", "Reuters"],
  ["afp", "AFP"],
  ["agence france-presse", "AFP"],
  ["agence france presse", "AFP"],
  ["upi", "UPI"],
  ["united press international", "UPI"],
  ["dpa", "dpa"],
  ["deutsche presse-agentur", "dpa"],
  ["tns", "TNS"],
  ["tribune news service", "TNS"],
  ["tribune content agency", "TNS"],
  ["mct", "TNS"],
  ["mcclatchy-tribune", "TNS"],
  ["mcclatchy", "McClatchy"],
  ["bloomberg", "Bloomberg"],
  ["bloomberg news", "Bloomberg"],
  ["pa", "PA"],
  ["pa media", "PA"],
  ["press association", "PA"],
  ["states newsroom", "States Newsroom"],
  ["stateline", "States Newsroom"],
  ["kaiser health news", "KFF Health News"],
  ["kff health news", "KFF Health News"],
  ["canadian press", "The Canadian Press"],
  ["the canadian press", "The Canadian Press"],
  ["cp", "The Canadian Press"],
  ["aap", "AAP"],
  ["australian associated press", "AAP"],
  ["efe", "EFE"],
  ["ansa", "ANSA"],
  ["xinhua", "Xinhua"],
  ["kyodo", "Kyodo"],
  ["tass", "TASS"],
  ["pti", "PTI"],
  ["ians", "IANS"],
  ["ani", "ANI"],
  ["inter press service", "IPS"],
  ["ips", "IPS"],
  ["knight ridder", "Knight Ridder"],
  ["scripps howard", "Scripps Howard"],
  ["gannett news service", "Gannett News Service"],
  ["capitol news service", "Capitol News Service"],
  ["newswire", "Newswire"],
]);

/** Credits too short or too common to count outside a dateline's parentheses or the byline. */
const PARENTHESES = new Set([
  "ap",
  "reuters",
  "afp",
  "upi",
  "dpa",
  "tns",
  "mct",
  "pa",
  "cp",
  "aap",
  "efe",
  "ips",
  "bloomberg",
  "xinhua",
]);

/** "Lakes News Service", "Interstate Wire", "Heartland Press Agency": a service that others carry, whatever its name. */
const SERVICE =
  /^(?:the )?((?:[\p{Lu}][\p{L}&.'’-]{0,30} ){1,4}(?:News Service|News Agency|Press Agency|Wire Service|News Wire|Newswire|Wire|Press Service|Press Association|Newsroom Network|News Network|News Cooperative))\b/u;

const HEAD_CHARS = 400;
const TAIL_CHARS = 400;

/** The agency by its byline, its publisher, the dateline's credit or the credit line, in that order. */
export function findAgency(article: AgencyArticle): string | undefined {
  return (
    inCredit(article.byline) ??
    inCredit(article.publisher) ??
    inDateline(article.text.slice(0, HEAD_CHARS)) ??
    inCreditLine(article.text)
  );
}

/** "By Jane Roe, Associated Press", "JANE ROE | AP", "Tribune News Service". */
function inCredit(credit: string | undefined): string | undefined {
  if (!credit) return undefined;
  for (const part of credit.slice(0, 300).split(/[,|/;()•·–—]|\b(?:for|via|of)\b|\bfrom\b|^By /u)) {
    const name = agencyOf(part);
    if (name) return name;
  }
  return undefined;
}

/** The agency a few words name in full. */
function agencyOf(words: string): string | undefined {
  const text = words
    .trim()
    .replace(/^(?:by|the) /i, "")
    .replace(/\s+(?:writer|staff writer|staff|reporter|correspondent)$/i, "");
  const known = AGENCIES.get(text.toLowerCase());
  if (known) return known;
  const service = SERVICE.exec(`${text} `);
  return service && service[0].length >= text.length ? service[1] : undefined;
}

/** "COLUMBUS, Ohio (AP) —", "BERLIN, March 3 (Reuters) -", "(Lakes News Service)". */
function inDateline(head: string): string | undefined {
  let from = 0;
  for (let i = 0; i < 4; i++) {
    const open = head.indexOf("(", from);
    const close = open < 0 ? -1 : head.indexOf(")", open);
    if (close < 0 || close - open > 60) return undefined;
    const inside = head.slice(open + 1, close).trim();
    const after = head.slice(close + 1, close + 5);
    const dash = /^\s*(?:[—–:]|--?\s?)/.test(after);
    const name = agencyOf(inside);
    if (name && (dash || open === 0)) return name;
    from = close + 1;
  }
  return undefined;
}

/** A last line that gives the credit: "Copyright 2026 The Associated Press.", "©2026 Tribune News Service", "— Lakes News Service". */
function inCreditLine(text: string): string | undefined {
  const first = text.slice(0, 120).split("\n", 1)[0] ?? "";
  const tail = text.slice(Math.max(0, text.length - TAIL_CHARS));
  const copyright =
    /(?:copyright|©|\(c\))\s*(?:\d{4})?[,\s]*(?:by\s+)?(?:the\s+)?([\p{L}][\p{L}\s.-]{1,60})/iu.exec(tail);
  if (copyright?.[1]) {
    const name = startOfAgency(copyright[1]);
    if (name) return name;
  }
  const last = tail.trimEnd().split("\n").at(-1) ?? "";
  if (last.length <= 80) {
    const name = agencyOf(last.replace(/^[\s—–(-]+|[\s).]+$/g, ""));
    if (name && !PARENTHESES.has(last.toLowerCase().trim())) return name;
    if (name) return name;
  }
  return /^By\b/i.test(first) && first.length < 110 ? inCredit(first) : undefined;
}

/** The longest agency that the words begin with. */
function startOfAgency(words: string): string | undefined {
  const parts = words.trim().split(/\s+/, 5);
  for (let n = parts.length; n > 0; n--) {
    const name = agencyOf(
      parts
        .slice(0, n)
        .join(" ")
        .replace(/[.\s]+$/, ""),
    );
    if (name) return name;
  }
  return undefined;
}
