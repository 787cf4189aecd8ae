/** What another app shares with us: an address, most often in the text, and words. Pure. */
import { oneLine } from "#base/text.ts";
import { parseHttpUrl } from "#base/url.ts";

export type Share =
  /** It is a page of ours already. */
  { kind: "own"; path: string } | { kind: "other"; url: URL | undefined; words: string };

const MAX_WORDS = 200;

/** Android puts the address into the text; others into `url`, or into both with words around it. */
export function parseShare(given: Record<string, string>, publicUrl: string): Share {
  const texts = [given.url ?? "", given.text ?? "", given.title ?? ""].map((text) => text.slice(0, 5000));
  const url = texts
    .flatMap((text) => text.match(/https?:\/\/[^\s<>"]+/gi) ?? [])
    .map((text) => parseHttpUrl(text))
    .find((one) => one !== undefined);
  if (url && url.origin === URL.parse(publicUrl)?.origin)
    // One slash at the start: "//elsewhere.example/" must not lead there.
    return { kind: "own", path: `/${`${url.pathname}${url.search}`.replace(/^\/+/, "")}` };
  const [, text = "", title = ""] = texts.map((one) => oneLine(one.replace(/https?:\/\/\S+/gi, " ")));
  return { kind: "other", url, words: (title || text).slice(0, MAX_WORDS) };
}
