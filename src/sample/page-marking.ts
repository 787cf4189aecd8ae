/**
 * The six ways in which the sample's publishers mark up an article page: JSON-LD (alone or in a graph), Open Graph,
 * microdata, hNews and Dublin Core. Each says title, author, date and picture in its own places only.
 */
import { escapeMarkup } from "./markup.ts";
import type { PrintedArticle, PrintedPaper } from "./newsroom.ts";
import { PICTURE_HEIGHT, PICTURE_WIDTH } from "./pictures.ts";
import { SECTION_NAMES } from "./town/publisher.ts";

type Parts = { figure: string; body: string; share: string };
type Marked = { head: string; main: string };

export function markPage(paper: PrintedPaper, article: PrintedArticle, parts: Parts): Marked {
  switch (paper.publisher.marking) {
    case "json-ld":
      return { head: jsonLd(newsArticle(paper, article)), main: plainArticle(article, parts) };
    case "json-ld-graph": {
      const site = {
        "@type": "WebSite",
        "@id": `${paper.origin}/#site`,
        name: paper.publisher.name,
        url: `${paper.origin}/`,
      };
      const graph = { "@graph": [site, newsArticle(paper, article)] };
      return { head: `${jsonLd(graph)}\n${openGraph(paper, article)}`, main: plainArticle(article, parts) };
    }
    case "open-graph":
      return { head: openGraph(paper, article), main: plainArticle(article, parts) };
    case "microdata":
      return { head: canonical(article), main: microdata(paper, article, parts) };
    case "hnews":
      return { head: canonical(article), main: hnews(paper, article, parts) };
    case "dublin-core":
      return { head: dublinCore(paper, article), main: plainArticle(article, parts) };
  }
}

const canonical = (article: PrintedArticle): string =>
  `<link rel="canonical" href="${escapeMarkup(article.url)}">`;

const shownDate = (date: Date): string =>
  date.toLocaleString("en-US", { timeZone: "America/New_York", dateStyle: "long", timeStyle: "short" });

/** https://schema.org/NewsArticle */
function newsArticle(paper: PrintedPaper, article: PrintedArticle): object {
  return {
    "@type": "NewsArticle",
    headline: article.title,
    description: article.summary,
    datePublished: article.published.toISOString(),
    dateModified: article.updated.toISOString(),
    articleSection: SECTION_NAMES[article.section],
    inLanguage: "en-US",
    mainEntityOfPage: article.url,
    image: article.picture && [article.picture.url],
    author: article.author === undefined ? undefined : [{ "@type": "Person", name: article.author }],
    publisher: { "@type": "NewsMediaOrganization", name: paper.publisher.name, url: `${paper.origin}/` },
  };
}

/** "<" is written as an escape, because a script element ends at the first "</script" whatever its type. */
function jsonLd(value: object): string {
  const json = JSON.stringify({ "@context": "https://schema.org", ...value }).replaceAll("<", "\\u003c");
  return `<script type="application/ld+json">${json}</script>`;
}

function metaTags(attribute: "name" | "property", tags: [string, string | undefined][]): string {
  return tags
    .filter((tag): tag is [string, string] => tag[1] !== undefined)
    .map(([name, content]) => `<meta ${attribute}="${name}" content="${escapeMarkup(content)}">`)
    .join("\n");
}

/** https://ogp.me/#type_article */
function openGraph(paper: PrintedPaper, article: PrintedArticle): string {
  const tags = metaTags("property", [
    ["og:type", "article"],
    ["og:title", article.title],
    ["og:url", article.url],
    ["og:site_name", paper.publisher.name],
    ["og:description", article.summary],
    ["og:locale", "en_US"],
    ["og:image", article.picture?.url],
    ["og:image:alt", article.picture?.alt],
    ["article:published_time", article.published.toISOString()],
    ["article:modified_time", article.updated.toISOString()],
    ["article:section", SECTION_NAMES[article.section]],
  ]);
  const author = metaTags("name", [["author", article.author]]);
  return [canonical(article), tags, author].filter((part) => part !== "").join("\n");
}

/** https://www.dublincore.org/specifications/dublin-core/dc-html/ */
function dublinCore(paper: PrintedPaper, article: PrintedArticle): string {
  const tags = metaTags("name", [
    ["DC.title", article.title],
    ["DC.publisher", paper.publisher.name],
    ["DC.creator", article.author],
    ["DC.date.issued", article.published.toISOString()],
    ["DC.language", "en-US"],
    ["description", article.summary],
  ]);
  return `${canonical(article)}\n${tags}`;
}

function plainArticle(article: PrintedArticle, parts: Parts): string {
  const byline =
    article.author === undefined ? "" : `<p class="byline">By ${escapeMarkup(article.author)}</p>\n`;
  const time = `<time datetime="${article.published.toISOString()}">${shownDate(article.published)}</time>`;
  return `<article>
<h1>${escapeMarkup(article.title)}</h1>
${byline}<p class="dateline">${time}</p>
${parts.share}
${parts.figure}
<div class="story-body">
${parts.body}
</div>
</article>`;
}

/** https://html.spec.whatwg.org/multipage/microdata.html with schema.org's words */
function microdata(paper: PrintedPaper, article: PrintedArticle, parts: Parts): string {
  const { picture } = article;
  const image = picture
    ? `<div itemprop="image" itemscope itemtype="https://schema.org/ImageObject"><meta itemprop="url" content="${escapeMarkup(picture.url)}"><meta itemprop="width" content="${PICTURE_WIDTH}"><meta itemprop="height" content="${PICTURE_HEIGHT}">${parts.figure}</div>`
    : "";
  const author =
    article.author === undefined
      ? ""
      : `<p>Posted by <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">${escapeMarkup(article.author)}</span></span></p>`;
  return `<div itemscope itemtype="https://schema.org/NewsArticle" class="post">
<h1 itemprop="headline">${escapeMarkup(article.title)}</h1>
${author}
<meta itemprop="datePublished" content="${article.published.toISOString()}">
<meta itemprop="dateModified" content="${article.updated.toISOString()}">
<span itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="${escapeMarkup(paper.publisher.name)}"></span>
<p class="posted-on">${shownDate(article.published)}</p>
${image}
<div itemprop="articleBody">
${parts.body}
</div>
${parts.share}
</div>`;
}

/** https://microformats.org/wiki/hnews */
function hnews(paper: PrintedPaper, article: PrintedArticle, parts: Parts): string {
  const author =
    article.author === undefined
      ? ""
      : `<span class="author vcard">By <span class="fn">${escapeMarkup(article.author)}</span></span>`;
  const published = `<abbr class="published" title="${article.published.toISOString()}">${shownDate(article.published)}</abbr>`;
  const updated = `<abbr class="updated" title="${article.updated.toISOString()}">${shownDate(article.updated)}</abbr>`;
  return `<div class="hnews hentry item">
<h1 class="entry-title">${escapeMarkup(article.title)}</h1>
<p class="meta">${author} <span class="source-org vcard"><span class="org fn">${escapeMarkup(paper.publisher.name)}</span></span>
${published} (last changed ${updated})</p>
${parts.share}
${parts.figure}
<div class="entry-content">
${parts.body}
</div>
<p class="rights"><a rel="item-license" href="/about#rights">Rights</a></p>
</div>`;
}
