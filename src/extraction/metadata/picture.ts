/**
 * The lead picture: where it is, what it shows and who made it. Told by metas, JSON-LD or microdata; a page that tells
 * of none still shows one in a `<figure>` of its body.
 */
import { oneLine } from "#base/text.ts";
import { parseHttpUrl } from "#base/url.ts";
import { plainText } from "../reading/plain-text.ts";
import { attribute, type Element, findElements, namesOf, type ParentNode } from "../reading/tree.ts";
import { type Facts, metaOf, shortText } from "./facts.ts";
import { asText, isObject, type LinkedObject, textIn } from "./json-ld.ts";

export type Picture = { image?: string; imageAlt?: string; imageCredit?: string };

const METAS = [
  "og:image:secure_url",
  "og:image",
  "og:image:url",
  "twitter:image",
  "twitter:image:src",
  "parsely-image-url",
  "sailthru.image.full",
];

/** What the page tells of its lead picture, and what the figure that shows the same file adds to it. */
export function decidePicture(facts: Facts, baseUrl: string): Picture {
  const linked = facts.linked.articles.flatMap((article) => [article.image, article.thumbnailUrl].flat());
  const objects = linked.flatMap((value) => (isObject(value) ? [resolved(value, facts)] : []));
  const told =
    metaOf(facts, ...METAS) ??
    linked
      .map((value) => (isObject(value) ? addressIn(resolved(value, facts)) : asText(value)))
      .find(Boolean) ??
    facts.pictures.filter(isOfArticle).map(addressInMarkup).find(Boolean);
  const image = told && parseHttpUrl(told, baseUrl)?.href;
  if (!image) return {};
  const object = objects.find((one) => sameFile(addressIn(one) ?? "", image)) ?? {};
  const figure = facts.figures.find((one) =>
    findElements(one, isImage).some((img) => sameFile(addressOf(img), image)),
  );
  const shown = figure ? describeFigure(figure) : {};
  return {
    ...shown,
    image,
    ...present(
      "imageAlt",
      metaOf(facts, "og:image:alt", "twitter:image:alt") ?? textIn(object, "caption") ?? shown.imageAlt,
    ),
    ...present("imageCredit", textIn(object, "creditText", "creator", "author") ?? shown.imageCredit),
  };
}

/** The first picture in a figure of this tree. Nothing when there is none. */
export function pictureInFigure(body: ParentNode, baseUrl: string): Picture {
  for (const figure of findElements(body, (element) => element.name === "figure")) {
    const address = findElements(figure, isImage).map(addressOf).find(Boolean);
    const image = address && parseHttpUrl(address, baseUrl)?.href;
    if (image) return { ...describeFigure(figure), image };
  }
  return {};
}

function describeFigure(figure: Element): Picture {
  const alt = findElements(figure, isImage)
    .map((img) => oneLine(attribute(img, "alt")))
    .find(Boolean);
  const caption = findElements(figure, (element) => element.name === "figcaption")[0];
  const credit = findElements(figure, (element) => CREDIT.test(namesOf(element))).at(-1);
  return {
    ...present("imageAlt", alt ?? (caption && shortText(caption))),
    ...present("imageCredit", credit && oneLine(plainText(credit)).slice(0, MAX_CREDIT)),
  };
}

const MAX_CREDIT = 160;
const CREDIT = /(?:^|[\s_-])(?:credits?|attribution|copyright|photographer|image-?source)(?:$|[\s_-])/;

const isImage = (element: Element): boolean => element.name === "img";

/** Pictures that load late keep their address in `data-*`. */
function addressOf(img: Element): string {
  const src = attribute(img, "src");
  const late =
    attribute(img, "data-src") || attribute(img, "data-original") || attribute(img, "data-lazy-src");
  return late || (src.startsWith("data:") ? "" : src);
}

/** Not a publisher's logo or an author's portrait. */
function isOfArticle(element: Element): boolean {
  for (let node: ParentNode | null = element; node; node = node.parent)
    if ("attribs" in node && /logo|publisher|author/i.test(attribute(node as Element, "itemprop")))
      return false;
  return true;
}

/** Microdata: itemprop="image" on the picture, its link or meta, or an ImageObject with `url` or `contentUrl` inside. */
function addressInMarkup(element: Element): string {
  const own = attribute(element, "content") || attribute(element, "src") || attribute(element, "href");
  if (own) return own;
  const parts = findElements(element, (inner) => /^(?:url|contenturl)$/i.test(attribute(inner, "itemprop")));
  const inner = parts.map((part) => attribute(part, "content") || attribute(part, "href") || addressOf(part));
  return inner.find(Boolean) ?? findElements(element, isImage).map(addressOf).find(Boolean) ?? "";
}

const resolved = (object: LinkedObject, facts: Facts): LinkedObject =>
  object.url === undefined && object.contentUrl === undefined
    ? (facts.linked.byId.get(String(object["@id"])) ?? object)
    : object;

const addressIn = (object: LinkedObject): string | undefined => textIn(object, "url", "contentUrl", "@id");

/** The same picture in two sizes: publishers change the folder, the query or the "-1200x630" before the ending. */
function sameFile(a: string, b: string): boolean {
  const [left, right] = [fileName(a), fileName(b)];
  return left.length > 3 && left === right;
}

const fileName = (address: string): string =>
  (address.split(/[?#]/)[0]?.split("/").pop() ?? "")
    .replace(/\.\w{2,5}$/, "")
    .replace(/[-_]\d{2,4}x\d{2,4}$/, "");

const present = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value ? ({ [key]: value } as { [P in K]?: string }) : {};
