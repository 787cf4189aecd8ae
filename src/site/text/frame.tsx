/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The frame of every text version: the site's name, the ways on, one part of the page, and the way to the page itself. */
import { shorten } from "#base/text.ts";
import type { Section } from "#config/sections.ts";
import { TEXT_STYLES_PATH } from "../styles.ts";
import { makeParts } from "./blocks.ts";
import { type Twin, twinPath } from "./twin.ts";

export type FrameProps = {
  /** The site's name. */
  town: string;
  twin: Twin;
  /** The page's own address, with its query. */
  path: string;
  /** Those that the reader did not mute. */
  sections: readonly Section[];
  /** The number that was asked for; one that is not there is the first. */
  part: number;
};

const MAX_TITLE_CHARS = 120;
/** A longer address is led to without its query. */
const MAX_PATH_CHARS = 400;

export function TextFrame({ town, twin, path: asked, sections, part }: FrameProps) {
  const parts = makeParts(twin.blocks);
  const n = Number.isInteger(part) && part >= 1 && part <= parts.length ? part : 1;
  const path = asked.length > MAX_PATH_CHARS ? (asked.split("?")[0] ?? "/").slice(0, MAX_PATH_CHARS) : asked;
  const main = (parts[n - 1] ?? []).join("\n");
  // The heading of a page is in its first part; the front has none of its own.
  const Name = main.includes("<h1") ? "p" : "h1";
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{shorten(twin.title, MAX_TITLE_CHARS)}</title>
        <link rel="stylesheet" href={TEXT_STYLES_PATH} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {twin.canonical && twin.canonical.length <= MAX_PATH_CHARS ? (
          <link rel="canonical" href={twin.canonical} />
        ) : (
          <meta name="robots" content="noindex" />
        )}
        <link rel="alternate" type="text/html" href={path} title="Full version" />
      </head>
      <body>
        <header>
          <Name class="name">
            <a href="/text">{town}</a>
          </Name>
          <nav aria-label="Sections">
            {sections.map(({ slug, name }) => (
              <>
                <a href={`/text/${slug}`}>{name}</a>{" "}
              </>
            ))}
          </nav>
          <search>
            <form action="/text/search">
              <label>
                Search the news <input name="q" type="search" maxlength={200} />
              </label>{" "}
              <button type="submit">Search</button>
            </form>
          </search>
        </header>
        <hr />
        <main dangerouslySetInnerHTML={{ __html: main }} />
        {parts.length > 1 && <PartNav path={path} n={n} of={parts.length} />}
        <hr />
        <footer>
          <p>
            <a href={path}>Full version of this page</a> · <a href="/text/about">About</a>
          </p>
        </footer>
      </body>
    </html>
  );
}

function PartNav({ path, n, of }: { path: string; n: number; of: number }) {
  const to = (part: number) =>
    part === 1 ? twinPath(path) : `${twinPath(path)}${path.includes("?") ? "&" : "?"}part=${part}`;
  return (
    <nav aria-label="Parts">
      <p>
        Part {n} of {of}.{" "}
        {n > 1 && (
          <>
            <a href={to(n - 1)} rel="prev">
              Back
            </a>{" "}
          </>
        )}
        {n < of && (
          <a href={to(n + 1)} rel="next">
            Continue
          </a>
        )}
      </p>
    </nav>
  );
}
