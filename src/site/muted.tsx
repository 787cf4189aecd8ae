/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * What a reader opens by its own address although that same reader muted it: a short page says so, without a word of
 * what it is, and leads on. Whoever goes on sees it and nothing else of what is muted.
 */
import type { Context } from "hono";
import type { ShownArticle } from "#articles/rights.ts";
import type { Mutes } from "#readers/choices.ts";
import type { MuteRules } from "#readers/mutes.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { answerPage } from "./answers.ts";
import { Layout } from "./parts/layout.tsx";
import { plainView, type SiteNeeds, type View } from "./view.ts";
import { makeWho, setWho, whoOf } from "./who.ts";

export type Opened =
  | { kind: "article"; article: ShownArticle }
  /** A story of which every report is muted. */
  | { kind: "story"; articles: readonly ShownArticle[] }
  | { kind: "publisher"; slug: string }
  | { kind: "section"; slug: string }
  | { kind: "place"; place: Place; gazetteer: Gazetteer };

/** An answer where the reader muted what was opened and did not ask for it all the same; undefined where to go on. */
export async function unlessMuted(
  needs: SiteNeeds,
  c: Context,
  opened: Opened,
): Promise<Response | undefined> {
  const { reader, mutes } = whoOf(c);
  if (mutes.isEmpty || !isMuted(mutes, opened)) return undefined;
  if (c.req.query("muted") !== "show")
    return answerPage(c, <MutedPage view={plainView(needs, whoOf(c))} opened={opened} url={c.req.url} />);
  const choices = { ...reader.choices, mutes: lift(reader.choices.mutes, opened) };
  setWho(c, { ...(await makeWho(needs, { ...reader, choices })), reader });
  return undefined;
}

function isMuted(mutes: MuteRules, opened: Opened): boolean {
  switch (opened.kind) {
    case "article":
      return mutes.hides(opened.article);
    case "story":
      return opened.articles.length > 0 && opened.articles.every((article) => mutes.hides(article));
    case "publisher":
      return mutes.hidesPublisher(opened.slug);
    case "section":
      return mutes.hidesSection(opened.slug);
    case "place":
      return mutes.hidesPlace(opened.place.id);
    default:
      return opened satisfies never;
  }
}

/** Without the mute of what was opened; of an article nothing is lifted, because what stands beside it is not opened. */
function lift(mutes: Mutes, opened: Opened): Mutes {
  switch (opened.kind) {
    case "article":
      return mutes;
    case "story":
      return { words: [], people: [], publishers: [], places: [], sections: [] };
    case "publisher":
      return { ...mutes, publishers: mutes.publishers.filter((slug) => slug !== opened.slug) };
    case "section":
      return { ...mutes, sections: mutes.sections.filter((slug) => slug !== opened.slug) };
    case "place": {
      const holders = new Set(opened.gazetteer.chain(opened.place).map((place) => place.id));
      return { ...mutes, places: mutes.places.filter((id) => !holders.has(id)) };
    }
    default:
      return opened satisfies never;
  }
}

const NAMES: Record<Opened["kind"], string> = {
  article: "this article, or something in it",
  story: "every report of this story",
  publisher: "this source",
  section: "this section",
  place: "this place",
};

function MutedPage({ view, opened, url }: { view: View; opened: Opened; url: string }) {
  const { pathname, searchParams } = new URL(url);
  const shown = new URLSearchParams(searchParams);
  shown.set("muted", "show");
  const head = { title: "Muted", description: "You muted this.", path: pathname, hidden: true };
  return (
    <Layout view={view} head={head}>
      <div class="prose">
        <h1>You muted this</h1>
        <p class="standfirst">You asked not to see {NAMES[opened.kind]}.</p>
        <p>
          <a class="button" href={`${pathname}?${shown}`} rel="nofollow">
            Show it anyway
          </a>
        </p>
        <p>
          <a href="/choices#mute">What you muted</a>
        </p>
      </div>
    </Layout>
  );
}
