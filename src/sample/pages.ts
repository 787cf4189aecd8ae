/**
 * The publishers' web pages: a home page that leads to the feed, and article pages with what real ones carry around
 * the words (menus, a box for subscribers, related links, a footer), so that extraction has honest work.
 */
import { FEED_TYPES, pictureHtml } from "./feeds.ts";
import { type Block, blocksToHtml, escapeMarkup } from "./markup.ts";
import type { PrintedArticle, PrintedPaper } from "./newsroom.ts";
import { markPage } from "./page-marking.ts";
import { SECTION_NAMES } from "./town/publisher.ts";

export function makeHomePage(paper: PrintedPaper): string {
  const { publisher, articles } = paper;
  const items = articles.map(
    (article) =>
      `<li><a href="${article.path}">${escapeMarkup(article.title)}</a> <small>${SECTION_NAMES[article.section]}</small></li>`,
  );
  return wrapPage(paper, {
    title: publisher.name,
    head: `<meta name="description" content="${escapeMarkup(publisher.description)}">`,
    main: `<h1>${escapeMarkup(publisher.name)}</h1>\n<p>${escapeMarkup(publisher.description)}</p>\n<ul class="latest">\n${items.join("\n")}\n</ul>`,
  });
}

export function makeArticlePage(paper: PrintedPaper, article: PrintedArticle): string {
  const { head, main } = markPage(paper, article, {
    figure: pictureHtml(article).trimEnd(),
    body: bodyWithPromo(article.blocks, paper.publisher.name),
    share: shareLinks(article),
  });
  return wrapPage(paper, {
    title: `${article.title} | ${paper.publisher.name}`,
    head,
    main: `${main}\n${relatedLinks(paper, article)}`,
  });
}

/** What a robot finds when it asks for a page that the publisher has taken back. */
export const makeGonePage = (paper: PrintedPaper): string =>
  wrapPage(paper, {
    title: `Withdrawn | ${paper.publisher.name}`,
    head: `<meta name="robots" content="noindex">`,
    main: "<h1>This report has been withdrawn</h1>\n<p>The editors have taken it back. We regret the error.</p>",
  });

function wrapPage(paper: PrintedPaper, page: { title: string; head: string; main: string }): string {
  const { publisher } = paper;
  const [dark, light] = publisher.colours;
  const menu = Object.entries(SECTION_NAMES).map(
    ([slug, name]) => `<li><a href="/?section=${slug}">${name}</a></li>`,
  );
  return `<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(page.title)}</title>
<link rel="alternate" type="${FEED_TYPES[publisher.format]}" title="${escapeMarkup(publisher.name)}" href="${publisher.feedPath}">
${page.head}
<style>body{font:18px/1.5 Georgia,serif;max-width:44rem;margin:auto;padding:0 1rem}header{background:${dark};color:${light};padding:1rem}header a{color:inherit}img{max-width:100%;height:auto}nav ul{display:flex;flex-wrap:wrap;gap:1rem;list-style:none;padding:0}</style>
</head>
<body>
<header class="masthead"><a href="/">${escapeMarkup(publisher.name)}</a>
<nav class="site-nav" aria-label="Sections"><ul>${menu.join("")}</ul></nav></header>
<main>
${page.main}
</main>
<footer class="site-footer"><p>&copy; ${escapeMarkup(publisher.name)}. All rights reserved.</p>
<ul><li><a href="/about">About us</a></li><li><a href="/contact">Contact the newsroom</a></li><li><a href="${publisher.feedPath}">Feed</a></li></ul></footer>
</body>
</html>
`;
}

/** Most sites break a longer text with a box of their own; an extractor must leave it out. */
function bodyWithPromo(blocks: readonly Block[], name: string): string {
  if (blocks.length < 6) return blocksToHtml(blocks);
  const promo = `<aside class="promo newsletter-signup"><p>Get the news of the day from ${escapeMarkup(name)} by mail. <a href="/subscribe">Sign up</a></p></aside>`;
  return `${blocksToHtml(blocks.slice(0, 3))}\n${promo}\n${blocksToHtml(blocks.slice(3))}`;
}

function shareLinks(article: PrintedArticle): string {
  const subject = encodeURIComponent(article.title);
  return `<ul class="share-tools"><li><a href="mailto:?subject=${subject}">E-mail this</a></li><li><a href="#print">Print</a></li></ul>`;
}

function relatedLinks(paper: PrintedPaper, article: PrintedArticle): string {
  const others = paper.articles.filter((other) => other.id !== article.id);
  const near = others.filter((other) => other.section === article.section);
  const items = [...near, ...others.filter((other) => other.section !== article.section)]
    .slice(0, 4)
    .map((other) => `<li><a href="${other.path}">${escapeMarkup(other.title)}</a></li>`);
  return `<section class="related"><h2>More from ${escapeMarkup(paper.publisher.name)}</h2><ul>${items.join("")}</ul></section>`;
}
