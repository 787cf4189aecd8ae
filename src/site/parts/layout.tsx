/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The frame of every page: what a browser is told, the masthead, the section bar, the page, the foot. */
import { raw } from "hono/html";
import type { PropsWithChildren } from "hono/jsx";
import type { ShownArticle } from "#articles/rights.ts";
import { FEED_FORMATS, feedPath, signInPath } from "../addresses.ts";
import { CLIENT_PATH } from "../client-bundle.ts";
import { TODAY_PATH } from "../desk/paths.ts";
import { OWN_STYLES_PATH, PAPER, STYLES_PATH } from "../styles.ts";
import { hasTwin, twinPath } from "../text/twin.ts";
import type { View } from "../view.ts";
import { Masthead } from "./masthead.tsx";
import { SectionBar } from "./section-bar.tsx";
import { Social } from "./social.tsx";

export type Head = {
  /** Missing on the home page, which is titled by the site's name. */
  title?: string;
  description: string;
  /** This page's own path. */
  path: string;
  /** The address that its text version has, where it is not the path: with the words of a search, say. */
  address?: string;
  /** Absolute, where the page to be indexed is not this one. */
  canonical?: string | undefined;
  /** A page of a reader's or an editor's own, whose styles no other page needs. */
  own?: boolean;
  /** The listing whose feeds belong to this page. */
  listing?: { path: string; name: string };
  image?: { path: string; width: number; height: number; alt: string } | undefined;
  article?: Pick<ShownArticle, "published" | "edited" | "sections" | "publisher">;
  /** Facts for search engines, as JSON-LD. Data blocks: the browser runs nothing. */
  facts?: object | readonly object[];
  /** Not to be indexed. */
  hidden?: boolean;
  /** The path of a script that this page alone needs. */
  script?: string | undefined;
};

export type LayoutProps = PropsWithChildren<{
  view: View;
  head: Head;
  current?: string | undefined;
  query?: string;
}>;

/**
 * Shown when all of it is there, so that a slow device does not move what it has painted halfway. (As text, because the
 * renderer keeps `blocking` for itself.)
 */
const WHOLE = raw('<link rel="expect" href="#foot" blocking="render"/>');

export function Layout({ view, head, current, query, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <Meta view={view} head={head} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the news
        </a>
        <Masthead view={view} isHome={head.path === "/"} query={query} />
        <SectionBar view={view} current={current} />
        <main id="main">{children}</main>
        <Foot view={view} head={head} listing={head.listing ?? { path: "/", name: view.town }} />
      </body>
    </html>
  );
}

const FEED_TYPES = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};

function Meta({ view, head }: { view: View; head: Head }) {
  const title = head.title === undefined ? view.town : `${head.title} – ${view.town}`;
  const own = view.publicUrl + head.path;
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={head.description} />
      <meta name="color-scheme" content="light dark" />
      <link rel="stylesheet" href={STYLES_PATH} />
      {head.own && <link rel="stylesheet" href={OWN_STYLES_PATH} />}
      {WHOLE}
      <script type="module" src={CLIENT_PATH} />
      {head.script && <script type="module" src={head.script} />}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      <link rel="manifest" href="/manifest.webmanifest" />
      <meta name="theme-color" content={PAPER.light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={PAPER.dark} media="(prefers-color-scheme: dark)" />
      {view.apps?.ios?.store && (
        <meta name="apple-itunes-app" content={`app-id=${view.apps.ios.store}, app-argument=${own}`} />
      )}
      {head.hidden ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={head.canonical ?? own} />
      )}
      {hasTwin(head.path) && (
        <link
          rel="alternate"
          type="text/html"
          title="Text version"
          href={twinPath(head.address ?? head.path)}
        />
      )}
      {head.listing &&
        FEED_FORMATS.map((format) => (
          <link
            rel="alternate"
            type={FEED_TYPES[format]}
            title={head.listing?.name}
            href={feedPath(head.listing?.path ?? "/", format)}
          />
        ))}
      <Social view={view} head={head} />
      {head.facts && (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: asData(head.facts) }} />
      )}
    </>
  );
}

/** JSON that cannot end the element it stands in. */
const asData = (facts: object): string => JSON.stringify(facts).replace(/</g, "\\u003c");

/** Leads back to this page, unless it is none to come back to; whoever is signed in finds the account instead. */
const SignIn = ({ view, head }: { view: View; head: Head }) =>
  view.account && !view.isKept ? (
    <a href="/account">
      <span class="unseen">Signed in as </span>
      <bdi>{view.account.name}</bdi>
    </a>
  ) : (
    <a href={signInPath(head.hidden ? "/" : head.path)} rel="nofollow">
      Sign in
    </a>
  );

function Foot(props: { view: View; head: Head; listing: { path: string; name: string } }) {
  const { view, head, listing } = props;
  return (
    <footer class="foot" id="foot">
      <p>
        {view.town} gathers what publishers report, credits each of them, and links to every original. The
        words are the publishers’ own.
      </p>
      <nav aria-label="About this site">
        <ul>
          <li>
            <a href="/about">About and contact</a>
          </li>
          <li>
            <a href="/newsletter">Newsletter</a>
          </li>
          <li>
            <a href="/notices">Notices</a>
          </li>
          <li>
            <a href="/choices">Your choices</a>
          </li>
          <li>
            <a href="/saved">Saved</a>
          </li>
          {view.account && view.account.role !== "reader" && (
            <li>
              <a href={TODAY_PATH}>The desk</a>
            </li>
          )}
          {view.canSignIn && (
            <li>
              <SignIn view={view} head={head} />
            </li>
          )}
          {hasTwin(head.path) && (
            <li>
              <a href={twinPath(head.address ?? head.path)}>Text version</a>
            </li>
          )}
          {FEED_FORMATS.map((format) => (
            <li>
              <a href={feedPath(listing.path, format)}>
                {{ rss: "RSS", atom: "Atom", json: "JSON" }[format]}
                <span class="unseen"> feed of {listing.name}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}
