/**
 * What a report adds to the earlier reports of its story: the names, places and figures that it has and they have
 * not. Pure, and computed ONLY from what the rights let us show (`shownWords`: the headline, the excerpt and, where
 * everything is granted, the text): a hidden text is neither quoted nor counted as having said something first.
 */
import { listNamesShown } from "#articles/about.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { oneLine, spaceWords, withoutAccents } from "#base/text.ts";
import type { Places } from "./where.ts";

export type Report = {
  article: ShownArticle;
  /** Ids of the places that the article names, as we understood it. */
  places: readonly string[];
};

export type Added = { names: readonly string[]; places: readonly string[]; figures: readonly string[] };

/** A list longer than this is not read. */
const MOST = 6;
/** Longer texts repeat themselves more than they add; and a stranger's text may be endless. */
const MAX_CHARS = 20_000;

/** For each report, in the order of time, what it adds to those before it. The first adds nothing: it began. */
export function explainAdded(reports: readonly Report[], places: Pick<Places, "find">): Added[] {
  const said = { words: "", figures: new Set<string>() };
  return reports.map(({ article, places: ids }, i) => {
    const words = shownWords(article);
    const folded = foldWords(words);
    const figures = listFigures(words);
    const isNew = (name: string) => hasWords(folded, name) && !hasWords(said.words, name);
    const placeNames = unique(ids.flatMap((id) => places.find(id)?.name ?? [])).filter(isNew);
    const names = unique(listNamesShown(article).map((entity) => oneLine(entity.name)))
      .filter(isNew)
      .filter((name) => !placeNames.includes(name));
    const added =
      i === 0
        ? { names: [], places: [], figures: [] }
        : {
            names: names.slice(0, MOST),
            places: placeNames.slice(0, MOST),
            figures: unique(
              figures.filter((one) => !said.figures.has(one.figure)).map((one) => one.words),
            ).slice(0, MOST),
          };
    said.words += `${folded} `;
    for (const { figure } of figures) said.figures.add(figure);
    return added;
  });
}

/** All of an article's words that its rights let us show; `bodyText` is empty unless everything is granted. */
const shownWords = (article: ShownArticle): string =>
  `${article.title}\n${article.excerpt}\n${article.bodyText}`.slice(0, MAX_CHARS);

const foldWords = (text: string): string => spaceWords(withoutAccents(text));

const hasWords = (folded: string, name: string): boolean => {
  const words = foldWords(name);
  return words.trim() !== "" && folded.includes(words);
};

const unique = (names: readonly string[]): string[] => [...new Set(names)];

type Figure = { figure: string; words: string };

// A sum, a count, a share or a score, with the word it counts: "$3.9 million", "900 homes", "24-21". Every part is
// bounded, so that the time is linear in the text.
const FIGURE =
  /(?<![\p{L}\p{N}.,:-])([$€£]?)(\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(\.\d{1,3})?([-–]\d{1,5})?(?![\p{L}\d:])(%| percent\b)?( (?:million|billion|trillion)\b)?([ -]\p{Ll}[\p{L}’'-]{2,20})?/gu;
/** Words after a figure that it does not count. */
const NOT_COUNTED =
  /^[ -](?:and|are|but|can|did|for|from|had|has|have|into|last|more|nor|not|off|only|over|said|since|than|that|the|their|then|they|this|through|until|was|were|when|where|which|while|who|will|with|would)$/;

function listFigures(text: string): Figure[] {
  const figures: Figure[] = [];
  for (const [
    ,
    sign = "",
    whole = "",
    part = "",
    pair = "",
    share = "",
    size = "",
    counted = "",
  ] of text.matchAll(FIGURE)) {
    const figure = `${sign}${whole.replaceAll(",", "")}${part}${pair.replace("–", "-")}${share && "%"}${size}`;
    const isPlain = !sign && !part && !pair && !share && !size;
    // A lone digit without a thing it counts, or "one of 5 that", tells a reader nothing.
    const thing = counted && !NOT_COUNTED.test(counted) && !sign && !share && !pair ? counted : "";
    if (isPlain && (thing === "" || Number(whole.replaceAll(",", "")) < 2)) continue;
    figures.push({ figure, words: `${sign}${whole}${part}${pair}${share}${size}${thing}` });
  }
  return figures;
}
