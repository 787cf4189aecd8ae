/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** An article at the desk: what was understood of it, and buttons to say otherwise. Each button is a form of its own. */
import type { PropsWithChildren } from "hono/jsx";
import type { ForEditor } from "#articles/for-editors.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { findSection, SECTIONS } from "#config/sections.ts";
import { MAX_PIN_HOURS, type Pin } from "#editions/pins.ts";
import type { Subject } from "#editions/subject.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { articlePath } from "../addresses.ts";
import { OutLink } from "../parts/out-link.tsx";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { showMoment } from "../when.ts";
import { fullNameOf } from "../where.ts";
import { explainLocal } from "../why-local.ts";
import { DeskFrame } from "./frame.tsx";
import { deskArticlePath, deskStoryPath } from "./paths.ts";

export type DeskArticleProps = {
  view: View;
  article: ForEditor;
  /** As readers see it; undefined while it is withdrawn. */
  shown: ShownArticle | undefined;
  /** Places that it names, and that its publisher covers. */
  named: readonly Place[];
  covered: readonly Place[];
  /** What was typed to find another, and what was found. */
  words: string;
  found: readonly Place[];
  /** Where it may be pinned, and is. */
  pages: readonly Page[];
  pins: readonly Pin[];
  done: string | undefined;
};

/** A page on which it stands. */
export type Page = { page: string; name: string; subject: Subject };

const MAX_SUGGESTED = 8;
const HOURS = [
  [1, "an hour"],
  [6, "6 hours"],
  [24, "a day"],
  [72, "3 days"],
  [MAX_PIN_HOURS, "a week"],
] as const;

export function DeskArticlePage(props: DeskArticleProps) {
  const { view, article, shown, done } = props;
  return (
    <DeskFrame view={view} title="Correct an article" path={deskArticlePath(article)} done={done}>
      <p class="desk-subject" dir="auto">
        {shown ? <a href={articlePath(shown)}>{article.title}</a> : article.title}
      </p>
      <p class="note">
        <bdi>{article.publisher.name}</bdi> · <Time view={view} date={article.published} />
        {article.url && (
          <>
            {" · "}
            <OutLink href={article.url}>Original</OutLink>
          </>
        )}
        {shown?.story && (
          <>
            {" · "}
            <a href={deskStoryPath(shown.story)}>Its story</a>
          </>
        )}
      </p>
      {shown ? (
        <>
          <Understood article={article} />
          <PlacePart {...props} shown={shown} />
          <SectionsPart view={view} article={article} />
          <PinPart {...props} />
          <WithdrawPart article={article} />
        </>
      ) : (
        <RestorePart view={view} article={article} />
      )}
    </DeskFrame>
  );
}

function Understood({ article }: { article: ForEditor }) {
  const facts = [
    article.language ? `Language: ${article.language}.` : "Its language is not known.",
    article.agency && `Wire of ${article.agency}: it teaches nothing about its publisher.`,
    article.isFolded && "It prints another’s text, which is listed in its place.",
    article.understood === 0 && "The program did not understand it.",
  ].filter((fact) => fact !== undefined && fact !== false && fact !== "");
  return (
    <p class="note" dir="auto">
      {facts.join(" ")}
    </p>
  );
}

/** One button that posts to the article. */
const Tap = (
  props: PropsWithChildren<{
    article: ForEditor;
    fields: Readonly<Record<string, string>>;
    isOn?: boolean;
  }>,
) => (
  <form method="post" action={deskArticlePath(props.article)}>
    {Object.entries(props.fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class="quiet" type="submit" aria-pressed={props.isOn === undefined ? undefined : `${props.isOn}`}>
      {props.children}
    </button>
  </form>
);

function PlacePart(props: DeskArticleProps & { shown: ShownArticle }) {
  const { view, article, shown, named, covered, words, found } = props;
  const local = shown.local && view.places.find(shown.local.place);
  const word = article.corrections.find(({ about }) => about === "place");
  const isWide = ({ kind }: Place) => kind === "country" || kind === "region" || kind === "zip";
  const suggested = unique([...(local ? [local] : []), ...named, ...covered])
    .filter((place) => !isWide(place))
    .slice(0, MAX_SUGGESTED);
  const others = unique(found).filter((place) => !isWide(place));
  return (
    <section aria-labelledby="desk-place">
      <h2 id="desk-place">Place</h2>
      <p dir="auto">
        {local ? `Local to ${fullNameOf(view.places, local)}.` : "Local to no place."}
        {word && <Said view={view} word={word} />}
      </p>
      {local && (
        <details class="why">
          <summary>Why</summary>
          <ul>
            {explainLocal(shown, local.name).map((sentence) => (
              <li dir="auto">{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      <div class="taps">
        {suggested.map((place) => (
          <Tap article={article} fields={{ do: "place", place: place.id }} isOn={place.id === local?.id}>
            <bdi>{fullNameOf(view.places, place)}</bdi>
          </Tap>
        ))}
        <Tap article={article} fields={{ do: "none" }} isOn={!local}>
          Not local
        </Tap>
        {word && (
          <Tap article={article} fields={{ do: "take-back" }}>
            Take back
          </Tap>
        )}
      </div>
      <form class="desk-find" method="get" action={deskArticlePath(article)}>
        <p>
          <label for="desk-other">Another place</label>
          <input id="desk-other" name="q" type="search" value={words} maxlength={100} required dir="auto" />
        </p>
        <button class="button" type="submit">
          Find
        </button>
      </form>
      {words !== "" && others.length === 0 && <p class="note">No place is called so.</p>}
      <div class="taps">
        {others.map((place) => (
          <Tap article={article} fields={{ do: "place", place: place.id }} isOn={place.id === local?.id}>
            <bdi>{fullNameOf(view.places, place)}</bdi>
          </Tap>
        ))}
      </div>
    </section>
  );
}

function SectionsPart({ view, article }: { view: View; article: ForEditor }) {
  const words = article.corrections.filter(({ about }) => about !== "place");
  // "Local" follows from the place.
  const sections = SECTIONS.filter(({ slug }) => slug !== "local");
  return (
    <section aria-labelledby="desk-sections">
      <h2 id="desk-sections">Sections</h2>
      <div class="taps">
        {sections.map(({ slug, name }) => {
          const stands = article.sections.find((one) => one.slug === slug);
          return (
            <Tap article={article} fields={{ do: stands ? "out-of" : "into", section: slug }} isOn={!!stands}>
              {name}
              {stands && ` ${stands.isDeclared ? "(by its source)" : `${Math.round(100 * stands.score)}%`}`}
            </Tap>
          );
        })}
      </div>
      {words.map((word) => {
        const slug = word.about.slice("section/".length);
        const name = findSection(slug)?.name ?? slug;
        return (
          <div class="taps">
            <p>
              {word.says === "yes" ? `In ${name}.` : `Not in ${name}.`}
              <Said view={view} word={word} />
            </p>
            <Tap article={article} fields={{ do: "take-back", section: slug }}>
              Take back<span class="unseen"> what was said of {name}</span>
            </Tap>
          </div>
        );
      })}
    </section>
  );
}

const Said = ({ view, word }: { view: View; word: ForEditor["corrections"][number] }) => (
  <>
    {" "}
    Said by <bdi>{word.by || "an editor"}</bdi>, <Time view={view} date={word.at} />.
  </>
);

function PinPart({ view, article, pages, pins }: DeskArticleProps) {
  const nameOf = (page: string) => pages.find((one) => one.page === page)?.name ?? "a page it left";
  return (
    <section aria-labelledby="desk-pin">
      <h2 id="desk-pin">On top of a page</h2>
      {pins.map(({ page, endsAt, by }) => (
        <div class="taps">
          <p dir="auto">
            {nameOf(page)}: until {showMoment(endsAt, view.timeZone)}, by <bdi>{by || "an editor"}</bdi>.
          </p>
          <Tap article={article} fields={{ do: "unpin", page }}>
            Unpin<span class="unseen"> from {nameOf(page)}</span>
          </Tap>
        </div>
      ))}
      <form class="desk-find" method="post" action={deskArticlePath(article)}>
        <input type="hidden" name="do" value="pin" />
        <p>
          <label for="desk-page">Page</label>
          <select id="desk-page" name="page">
            {pages.map(({ page, name }) => (
              <option value={page}>{name}</option>
            ))}
          </select>
        </p>
        <p>
          <label for="desk-hours">For</label>
          <select id="desk-hours" name="hours">
            {HOURS.map(([hours, name]) => (
              <option value={`${hours}`} selected={hours === 24}>
                {name}
              </option>
            ))}
          </select>
        </p>
        <button class="button" type="submit">
          Pin its story
        </button>
      </form>
      <p class="note">
        Readers are told that an editor pinned it, and until when; whoever has muted it does not see it, and
        anybody can have pins count for nothing.
      </p>
    </section>
  );
}

const WithdrawPart = ({ article }: { article: ForEditor }) => (
  <section aria-labelledby="desk-withdraw">
    <h2 id="desk-withdraw">Withdraw</h2>
    <details class="why">
      <summary>Take it down everywhere…</summary>
      <form class="fields" method="post" action={deskArticlePath(article)}>
        <input type="hidden" name="do" value="withdraw" />
        <label for="desk-why">Why: its address shows this to everybody</label>
        <textarea id="desk-why" name="why" rows={3} maxlength={500} required dir="auto" />
        <button class="button" type="submit">
          Withdraw the article
        </button>
      </form>
    </details>
  </section>
);

const RestorePart = ({ view, article }: { view: View; article: ForEditor }) => (
  <section aria-labelledby="desk-restore">
    <h2 id="desk-restore">Withdrawn</h2>
    {article.withdrawn && (
      <p dir="auto">
        <Time view={view} date={article.withdrawn.at} />: {article.withdrawn.why ?? "no reason was given."}
      </p>
    )}
    <Tap article={article} fields={{ do: "restore" }}>
      Restore the article
    </Tap>
  </section>
);

const unique = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((one) => [one.id, one])).values(),
];
