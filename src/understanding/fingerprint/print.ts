/**
 * Where the report itself begins and ends. Papers print one wire text with their own byline, dateline, agency
 * credit and legal lines; leaving those out lets short copies be seen as what they are. Only the first and last
 * lines are looked at, and only whole lines or a dateline are left out: a sentence of the report never is.
 */

const HEAD_CHARS = 400;
const TAIL_CHARS = 1_500;
const LONGEST_FURNITURE = 320;

// "By Jane Doe", "By JANE DOE and John Roe, Associated Press", "Jane Doe | Staff writer"
const BYLINE =
  /^(?:by\s+\p{Lu}[^.!?]{0,100}|(?:updated|published|posted)\b[^.!?]{0,80}|the associated press|associated press|reuters)$/iu;
// "SPRINGFIELD, Ohio (AP) —", "WASHINGTON -", "Brindle Falls (Reuters) –"
const DATELINE = /^\p{Lu}[\p{L}.,'’ -]{1,60}?(?:\s*\([^()]{2,30}\)\s*(?:[—–-]{1,2}|:)?|\s+(?:[—–]|--|-))\s+/u;
const CAPITALS = /^[\p{Lu}\s.,'’-]{3,}/u;
const CREDIT = /^\((?:ap|reuters|afp|upi|dpa|cnn|tns)\)\s*[—–-]{0,2}\s*/i;
const TAIL =
  /^(?:©|\(c\) ?\d|copyright\b|all rights reserved|this material may not be|follow .{1,60} on (?:twitter|facebook|x)\b|(?:the )?associated press (?:writers?|reporters?|journalists?)\b|reporting by\b|\(?(?:additional )?reporting by\b|editing by\b|our standards:|read more\b|___)/i;

/** The part of `text` that is the report, as [start, end) in UTF-16 units. */
export function findReport(text: string): [number, number] {
  const start = findStart(text);
  const end = findEnd(text, start);
  // Rather a little furniture than no report.
  return end - start > text.length / 2 ? [start, end] : [0, text.length];
}

function findStart(text: string): number {
  let start = 0;
  const skipSpace = () => {
    while (start < text.length && start < HEAD_CHARS && /\s/.test(text.charAt(start))) start++;
  };
  skipSpace();
  for (let line = 0; line < 3 && start < HEAD_CHARS; line++) {
    const end = text.indexOf("\n", start);
    if (end === -1 || end - start > 120 || !BYLINE.test(text.slice(start, end).trim())) break;
    start = end;
    skipSpace();
  }
  const head = text.slice(start, start + 100);
  const dateline = DATELINE.exec(head)?.[0] ?? "";
  // A dash alone proves little ("Mr Poe - a dentist -"): without a credit the place must stand in capitals.
  if (dateline.includes("(") || CAPITALS.exec(dateline)?.[0].trim().length === dateline.trim().length)
    start += dateline.length;
  start += CREDIT.exec(text.slice(start, start + 20))?.[0].length ?? 0;
  return start;
}

function findEnd(text: string, start: number): number {
  let end = text.length;
  const stop = Math.max(start, text.length - TAIL_CHARS);
  for (let line = 0; line < 6; line++) {
    while (end > stop && /\s/.test(text.charAt(end - 1))) end--;
    const begin = text.lastIndexOf("\n", end - 1);
    if (begin < stop || end - begin > LONGEST_FURNITURE) break;
    if (!TAIL.test(text.slice(begin, end).trim())) break;
    end = begin;
  }
  return end;
}
