/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** An article, credited and linked, as far as its rights let it be shown. */
import { type Beside, listNamesShown } from "#articles/about.ts";
import { languageOf } from "#articles/language.ts";
import type { ShownArticle } from "#articles/rights.ts";
import type { Change } from "#articles/versions.ts";
import { findSection } from "#config/sections.ts";
import type { RelatedCard } from "#editions/make-related.ts";
import { articlePath, jpegPath, publisherPath, searchPath, storyPath, webAddress } from "../addresses.ts";
import { prepareBody } from "../body.ts";
import { deskArticlePath } from "../desk/paths.ts";
import { factsOf } from "../facts.ts";
import { Card } from "../parts/card.tsx";
import { ChangeNote, Changes } from "../parts/changes.tsx";
import { CommentCount, type CommentState, Comments, scriptOf } from "../parts/comments.tsx";
import { FollowButton } from "../parts/follow-button.tsx";
import { type Head, Layout } from "../parts/layout.tsx";
import { LocalLine } from "../parts/local-line.tsx";
import { type Mutable, MuteMenu } from "../parts/mute-menu.tsx";
import { NewsletterForm } from "../parts/newsletter-form.tsx";
import { OriginLine } from "../parts/origin-line.tsx";
import { OutLink } from "../parts/out-link.tsx";
import { Picture } from "../parts/picture.tsx";
import { SaveButton } from "../parts/save-button.tsx";
import { hasThreadFolds } from "../parts/thread.tsx";
import { Time } from "../parts/time.tsx";
import { Words } from "../parts/words.tsx";
import { isEditor, type View } from "../view.ts";
import { findOutlets } from "../who-reported.ts";
import { explainRelated } from "../why-related.ts";

const MAX_NAMES = 8;
/** Offered to be muted by their names. */
const MAX_PEOPLE = 3;

export type ArticleProps = {
  view: View;
  article: ShownArticle;
  changes: readonly Change[];
  beside: Beside;
  /** "You may also like". */
  related?: readonly RelatedCard[];
  /** Nobody can comment where it is left out. */
  comments?: CommentState;
};

const NO_COMMENTS: CommentState = { kind: "none" };

export function ArticlePage(props: ArticleProps) {
  const { view, article, changes, beside, related = [], comments = NO_COMMENTS } = props;
  const outlets = findOutlets(article, beside.reports, view.mutes);
  const sections = article.sections.flatMap((slug) => findSection(slug) ?? []);
  const language = languageOf(article);
  const body = prepareBody(article.bodyHtml, { open: view.isExpanded === true });
  const hasFolds =
    !view.isKept && (body.includes("<details") || changes.length > 0 || hasFoldedComments(comments));
  const more = beside.sameStory.length + related.length > 0;
  return (
    <Layout
      view={view}
      head={{ ...headOf(view, article), script: scriptOf(comments) }}
      current={sections[0]?.slug}
    >
      <div class={more ? "reading beside" : "reading"}>
        <article class="story">
          <header>
            <div class="top-line">
              {sections.length > 0 && (
                <p class="kicker">
                  {sections.map((section) => (
                    <a href={`/${section.slug}`}>{section.name}</a>
                  ))}
                </p>
              )}
              <tw-app data-android={view.apps?.android?.package} />
            </div>
            <h1 dir="auto" lang={language}>
              <Words text={article.title} />
            </h1>
            {isStandfirst(article) && (
              <p class="standfirst" dir="auto" lang={language}>
                {article.excerpt}
              </p>
            )}
            <Byline view={view} article={article} noted={changes.length > 0} />
            {!view.isKept && <Actions view={view} article={article} />}
            <LocalLine view={view} article={article} />
            <OriginLine view={view} article={article} original={beside.original} outlets={outlets} />
            <ChangeNote view={view} article={article} changes={changes} />
            {view.isKept && <KeptLine view={view} article={article} />}
          </header>
          {hasFolds && <ExpandLine view={view} article={article} />}
          <Lead article={article} />
          {body && <div class="body" dir="auto" lang={language} dangerouslySetInnerHTML={{ __html: body }} />}
          {!body && article.rights === "full" && article.excerpt && (
            <p class="body" dir="auto" lang={language}>
              {article.excerpt}
            </p>
          )}
          <Original article={article} isWhole={body !== ""} />
          <Names view={view} article={article} />
          <Changes view={view} changes={changes} />
          {!view.isKept && <ByMail view={view} article={article} />}
          <CommentCount state={comments} />
          <Comments view={view} state={comments} />
        </article>
        {more && <MoreBeside {...{ view, article, beside, related }} />}
      </div>
    </Layout>
  );
}

/** The newsletter of the place that it is about, or of the reader's own. */
function ByMail({ view, article }: { view: View; article: ShownArticle }) {
  const id = article.local?.place ?? view.reader.choices.place;
  const place = id === undefined ? undefined : view.places.find(id);
  return view.sendsMail && place && !view.mutes.hidesPlace(place.id) ? (
    <NewsletterForm place={place} />
  ) : null;
}

const hasFoldedComments = (state: CommentState): boolean =>
  state.kind === "thread" && hasThreadFolds(state.comments);

/** Save, follow, mute. */
function Actions({ view, article }: { view: View; article: ShownArticle }) {
  const back = articlePath(article);
  const { publisher } = article;
  const place = article.local && view.places.find(article.local.place);
  const [section] = article.sections.flatMap((slug) => findSection(slug) ?? []);
  const people = listNamesShown(article).filter((entity) => entity.kind === "person");
  const mutable: Mutable[] = [
    { kind: "publisher", value: publisher.slug, name: publisher.name },
    ...(place ? [{ kind: "place" as const, value: place.id, name: place.name }] : []),
    ...(section ? [{ kind: "section" as const, value: section.slug, name: section.name }] : []),
    ...people.slice(0, MAX_PEOPLE).map(({ name }) => ({ kind: "person" as const, value: name, name })),
  ];
  return (
    <div class="actions">
      <SaveButton view={view} article={article} back={back} />
      <FollowButton view={view} kind="publisher" value={publisher.slug} name={publisher.name} back={back} />
      <MuteMenu mutable={mutable} back={back} />
      {isEditor(view) && (
        <a class="quiet" href={deskArticlePath(article)}>
          Correct
        </a>
      )}
    </div>
  );
}

/** One control for all that is folded: a link to the page without folds, which a script improves to do it in place. */
function ExpandLine({ view, article }: { view: View; article: ShownArticle }) {
  const path = articlePath(article);
  return (
    <tw-expand>
      <a href={view.isExpanded ? path : `${path}?expand=all`} rel="nofollow">
        {view.isExpanded ? "Fold all" : "Expand all"}
      </a>
    </tw-expand>
  );
}

const KeptLine = ({ view, article }: { view: View; article: ShownArticle }) => (
  <p class="kept-line">
    Kept for reading offline, as of <Time view={view} date={view.now} />.{" "}
    <a href={articlePath(article)}>See it as it is now</a>
  </p>
);

type MoreProps = Required<Pick<ArticleProps, "view" | "article" | "beside" | "related">>;

function MoreBeside({ view, article, beside, related }: MoreProps) {
  return (
    <aside class="more" aria-label="More to read">
      {beside.sameStory.length > 0 && (
        <section aria-labelledby="same-story">
          <h2 class="label" id="same-story">
            {article.story ? (
              <a href={storyPath(article.story)}>Others on this story</a>
            ) : (
              "Others on this story"
            )}
          </h2>
          {beside.sameStory.map((one) => (
            <Card view={view} article={one} look="row" reports={false} />
          ))}
        </section>
      )}
      {related.length > 0 && (
        <section aria-labelledby="also">
          <h2 class="label" id="also">
            You may also like
          </h2>
          {related.map((one) => (
            <Card view={view} article={one.article} look="row">
              <p class="because" dir="auto">
                {explainRelated(view, one)}
              </p>
            </Card>
          ))}
        </section>
      )}
    </aside>
  );
}

/** Names that one may want to know more about; each leads to whatever else has it. */
function Names({ view, article }: { view: View; article: ShownArticle }) {
  const names = listNamesShown(article)
    .filter((entity) => entity.kind !== "other" || entity.count > 1)
    .filter((entity) => !view.mutes.hidesName(entity.name));
  if (names.length === 0) return null;
  return (
    <nav class="names-in" aria-labelledby="names-in">
      <h2 id="names-in">More about</h2>
      <ul class="chips">
        {names.slice(0, MAX_NAMES).map(({ name }) => (
          <li>
            <a href={searchPath(`"${name.replaceAll('"', "")}"`)} dir="auto">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function headOf(view: View, article: ShownArticle): Head {
  const { picture } = article;
  const image = picture && {
    path: jpegPath(picture.key, picture.width),
    alt: picture.alt,
    width: picture.width,
    height: picture.height,
  };
  return {
    title: article.title,
    description: article.excerpt || `${article.title}. Reported by ${article.publisher.name}.`,
    path: articlePath(article),
    // The publisher's page is the one to be found by search engines.
    canonical: webAddress(article.url),
    article,
    image,
    hidden: view.isKept === true,
    facts: factsOf(view, article, image),
  };
}

/** "By PUBLISHER, Author · 2 days ago": who reports is never left out. */
function Byline({ view, article, noted }: { view: View; article: ShownArticle; noted: boolean }) {
  const authors = article.authors.map((author) => author.name).filter(Boolean);
  const shown = authors.length > 5 ? [...authors.slice(0, 4), `${authors.length - 4} others`] : authors;
  return (
    <p class="byline">
      <span class="by">
        By{" "}
        <a rel="author" href={publisherPath(article.publisher)}>
          {article.publisher.name}
        </a>
        {shown.length > 0 && `, ${inWords(shown)}`}
      </span>{" "}
      <span class="times">
        <Time view={view} date={article.published} />
        {article.edited && !noted && (
          <>
            , changed <Time view={view} date={article.edited} />
          </>
        )}
      </span>
    </p>
  );
}

const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

function Lead({ article }: { article: ShownArticle }) {
  const { picture } = article;
  if (!picture) return null;
  const credit = picture.credit;
  return (
    <figure class={picture.height > picture.width ? "lead-picture tall" : "lead-picture"}>
      <Picture
        article={article}
        shape="whole"
        sizes="(min-width: 50rem) 44rem, 100vw"
        alt={picture.alt}
        first
      />
      {(picture.alt || credit) && (
        <figcaption dir="auto">
          {picture.alt} {credit && <span class="credit">{credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}

/** A publisher's summary that does not merely repeat how the text begins; of an article we may not show, all there is. */
function isStandfirst(article: ShownArticle): boolean {
  if (!article.excerpt) return false;
  if (!article.bodyText) return article.rights !== "full";
  const fold = (text: string) => text.replace(/[\s…]+/g, " ").trim();
  return !fold(article.bodyText).includes(fold(article.excerpt).slice(0, 80));
}

function Original({ article, isWhole }: { article: ShownArticle; isWhole: boolean }) {
  const name = article.publisher.name;
  return (
    <footer class={isWhole ? "original" : "original prominent"}>
      {!isWhole && <p>The full report is at {name}.</p>}
      {article.url && (
        <p>
          <OutLink class="button" href={article.url}>
            {isWhole ? `See the original at ${name}` : `Read the full report at ${name}`}
          </OutLink>
        </p>
      )}
    </footer>
  );
}
