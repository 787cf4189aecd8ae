/**
 * What class names and ids say. Publishers' templates agree on surprisingly few words; each list holds words seen
 * across many of them, matched as whole parts of a name ("related-links" but not "correlated").
 */
import { attribute, type Element, namesOf } from "../reading/tree.ts";

const words = (list: string): RegExp =>
  new RegExp(`(?:^|[\\s_-])(?:${list.trim().split(/\s+/).join("|")})(?=$|[\\s_\\d-])`);

/** What readers said. Often longer than the article, so the name alone decides. */
const COMMENTS =
  /^(?:comments?|disqus(?:_thread)?|respond|comment-?(?:list|area|section|wrapper|thread|box|form)s?|comments-?(?:area|list|section|wrapper|container)|fb-comments|livefyre|reader-comments)$/;

/** Boxes beside or inside an article that are not the article. */
const OTHER = words(`
  related\\w* recommend\\w* recirc\\w* read-?more more-?(?:stories|news|on|from|articles|like|in|about|posts|coverage|links) most-?(?:read|popular|viewed|recent|shared)
  trending popular newsletter\\w* subscri\\w* sign-?up signup opt-?in share\\w* sharing social-?(?:share|links?|icons?|bar|buttons?|tools|follow)?s? addtoany addthis sharedaddy jp-relatedposts
  comments? disqus\\w* respond discussion sidebar\\w* side-?bar footer\\w* breadcrumbs? pagination pager paging nav navigation navbar menu\\w*
  ad ads advert\\w* adsense ad-?(?:slot|unit|wrap\\w*|container|box|label|text|placeholder|module) dfp gpt taboola outbrain sponsor\\w* promo\\w* promoted
  (?:post-?|entry-?|article-?)?authors? author-?(?:bio|box|info|card|details|description|profile|about|block|content|meta|area|name)\\w* about-?(?:the-?)?author bio biography byline\\w* by-line post-?meta entry-?meta article-?meta meta-?data metadata postmeta meta
  tags? tag-?(?:list|cloud|links)\\w* taglist post-?tags topics topic-?list categories cat-?links keywords filed-?under hashtags?
  cookie\\w* consent gdpr paywall-?(?:prompt|box|message|overlay|promo)\\w* regwall piano donat\\w* support-?us
  copyright disclaimer toolbar\\w* utility widget-?(?:area|title|related|promo)\\w* sidebar-?widget\\w* next-?(?:post|article|up) prev\\w* up-?next popup modal overlay
  skip-?(?:link|to)\\w* screen-?reader-?text sr-only visually-?hidden visuallyhidden hidden-?print no-?print
  timestamp dateline-?time publish\\w*-?date date-?(?:line|time|published)? post-?date entry-?date
  follow-?us follow\\w* rating\\w* vote\\w* poll quiz survey toc table-?of-?contents jump-?(?:to|link)\\w*
  login register feedback report-?error
  crumbs? kicker eyebrow rubric section-?(?:label|name|tag)
  video-?(?:player|playlist|list|title|caption|description|info|details|meta)\\w* playlist\\w* gallery-?(?:thumbs|nav|promo|link)\\w* carousel slider thumbnails? photo-?gallery\\w* slideshow\\w* resgallery\\w*
  photo-?credit caption-?credit image-?credit
  boilerplate\\w* accessibility\\w* article-?card\\w*
  audio-?player listen\\w* podcast-?(?:player|promo)\\w* read-?time reading-?time
`);

const CAPTION = words(
  "attribution credits? \\w+-credit image-?cite photo-?cite image-?source photographer caption\\w* photo-?(?:caption|credit)\\w* image-?(?:caption|credit)\\w* wp-caption-text \\w+-caption \\w*caption cutline media-?(?:caption|credit)\\w*",
);

export const isOtherBox = (element: Element): boolean => {
  const names = namesOf(element);
  if (names !== "" && OTHER.test(names) && !QUOTED.test(names)) return true;
  if (HIDDEN.test(attribute(element, "class"))) return true;
  const role = attribute(element, "role");
  return (
    role !== "" && /^(?:navigation|banner|complementary|contentinfo|search|dialog|alert|menu)$/.test(role)
  );
};

/** Classes by which common style sheets hide an element. */
const HIDDEN =
  /(?:^|\s)(?:hidden|d-none|is-hidden|u-hidden|hide|print-only|d-print-block|screen-reader-text|sr-only)(?:$|\s)/;

/** A post quoted from elsewhere is part of what the article tells. */
const QUOTED = /twitter|tweet|instagram|facebook-post|tiktok|embed|bluesky|mastodon|quote/;

/** Marked as an article as a whole, by its element, its microdata or its name. */
export const isArticleBox = (element: Element): boolean =>
  element.name === "article" ||
  /Article$/.test(attribute(element, "itemtype")) ||
  /(?:^|[\s_-])article(?=$|[\s_-])/.test(namesOf(element));

export const isCommentBox = (element: Element): boolean =>
  `${attribute(element, "class")} ${attribute(element, "id")}`
    .toLowerCase()
    .split(/\s+/)
    .some((name) => COMMENTS.test(name));

export const isCaption = (element: Element): boolean =>
  element.name === "figcaption" || CAPTION.test(namesOf(element));
