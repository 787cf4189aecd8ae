/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * An issue as the HTML of a mail: tables, because of programs that know nothing else, styles inline, no script, no pixel, and every
 * link the one it seems to be. Whatever strangers wrote is escaped by the JSX.
 */
import { raw } from "hono/html";
import type { Child, PropsWithChildren } from "hono/jsx";
import type { Marks } from "../compose.ts";
import type { BlockShown, IssueShown, StoryShown } from "../show-issue.ts";
import { LOOK, STYLE } from "./look.ts";
import {
  byline,
  countsOf,
  sayChanged,
  sayComments,
  sayCut,
  sayOriginal,
  sayWhoseWords,
  sayWhy,
  sayWhyYou,
  sayWithdrawn,
  WORDS,
} from "./words.ts";

/** Gmail shows no more than 102 KB of a mail; the links of a reader take some of it. */
export const MAX_HTML_BYTES = 96 * 1024;

const WIDTH = 592;

export async function drawHtml(issue: IssueShown, marks: Marks): Promise<string> {
  return `<!DOCTYPE html>\n${await (<Mail issue={issue} marks={marks} />).toString()}`;
}

const Mail = ({ issue, marks }: { issue: IssueShown; marks: Marks }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <meta name="format-detection" content="telephone=no,date=no,address=no" />
      <title>{issue.subject}</title>
      <style>{raw(STYLE)}</style>
    </head>
    <body class="outer" style={LOOK.body}>
      <div style={LOOK.hidden} aria-hidden="true">
        {issue.preheader}
      </div>
      <Table class="outer" style={LOOK.outer}>
        <tr>
          <td align="center">
            <Table class="sheet" style={LOOK.sheet}>
              <Masthead issue={issue} />
              {issue.lead && <Lead story={issue.lead} />}
              {issue.blocks.map((block) => (
                <Block block={block} />
              ))}
              {issue.cut > 0 && (
                <Row>
                  <p class="text" style={LOOK.text}>
                    <Link to={issue.webUrl}>{sayCut(issue)}</Link>
                  </p>
                </Row>
              )}
              <Discussed issue={issue} />
              <Corrections issue={issue} />
              <Foot issue={issue} marks={marks} />
            </Table>
          </td>
        </tr>
      </Table>
    </body>
  </html>
);

const Table = ({ children, ...look }: PropsWithChildren<{ class?: string; style?: string }>) => (
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} {...look}>
    {children}
  </table>
);

const Row = ({ children, ...look }: PropsWithChildren<{ class?: string; style?: string }>) => (
  <tr>
    <td class={look.class ?? "pad"} style={look.style ?? LOOK.storyCell}>
      {children}
    </td>
  </tr>
);

const Link = ({ to, children }: PropsWithChildren<{ to: string }>) => (
  <a class="link" href={to} style={LOOK.link}>
    {children}
  </a>
);

const Masthead = ({ issue }: { issue: IssueShown }) => (
  <Row class="pad strong-line" style={LOOK.masthead}>
    <p class="soft" style={LOOK.town} dir="auto">
      {issue.town}
    </p>
    <h1 class="ink title" style={LOOK.title} dir="auto">
      {issue.title}
    </h1>
    <p class="soft" style={LOOK.day}>
      {issue.day} · {issue.covers}
    </p>
    <p class="soft" style={LOOK.small}>
      <Link to={issue.webUrl}>{WORDS.web}</Link>
    </p>
  </Row>
);

const Words = ({ story, isLead }: { story: StoryShown; isLead: boolean }) => {
  const Heading = isLead ? "h2" : "h3";
  return (
    <>
      <Heading
        class={isLead ? "ink lead" : "ink"}
        style={isLead ? LOOK.leadTitle : LOOK.storyTitle}
        dir="auto"
        lang={story.language}
      >
        <a href={story.url} style={LOOK.titleLink}>
          {story.title}
        </a>
      </Heading>
      <p class="soft" style={LOOK.meta} dir="auto">
        {[byline(story), story.when, ...countsOf(story)].join(" · ")}
      </p>
      {story.excerpt !== "" && (
        <p class="text" style={LOOK.text} dir="auto" lang={story.language}>
          {story.excerpt}
        </p>
      )}
      {story.why !== "" && (
        <p class="soft" style={LOOK.small} dir="auto">
          {sayWhy(story)}
        </p>
      )}
      {story.original !== undefined && (
        <p class="soft" style={LOOK.small} dir="auto">
          <Link to={story.original}>{sayOriginal(story)}</Link>
        </p>
      )}
    </>
  );
};

const Credit = ({ story }: { story: StoryShown }) =>
  story.picture?.credit === undefined ? null : (
    <p class="soft" style={LOOK.small} dir="auto">
      {story.picture.credit}
    </p>
  );

const Lead = ({ story }: { story: StoryShown }) => (
  <Row>
    {story.picture && (
      <a href={story.url}>
        <img
          src={story.picture.url}
          alt={story.picture.alt}
          width={WIDTH}
          height={Math.round((WIDTH * story.picture.height) / story.picture.width)}
          style={LOOK.picture}
        />
      </a>
    )}
    <Words story={story} isLead={true} />
    <Credit story={story} />
  </Row>
);

const Story = ({ story }: { story: StoryShown }) => (
  <tr>
    <td>
      <Table>
        <tr>
          <td class="pad" style={LOOK.storyCell}>
            <Words story={story} isLead={false} />
            <Credit story={story} />
          </td>
          {story.picture && (
            <td class="thumb-cell" style={LOOK.thumbCell} width="120">
              <a href={story.url}>
                <img
                  class="thumb"
                  src={story.picture.thumbUrl}
                  alt={story.picture.alt}
                  width="120"
                  height="80"
                  style={LOOK.thumb}
                />
              </a>
            </td>
          )}
        </tr>
      </Table>
    </td>
  </tr>
);

const Heading = ({ words, note, url }: { words: string; note?: Child; url?: string | undefined }) => (
  <Row class="pad line" style={LOOK.headingCell}>
    <h2 class="ink" style={LOOK.heading} dir="auto">
      {url === undefined ? (
        words
      ) : (
        <a href={url} style={LOOK.titleLink}>
          {words}
        </a>
      )}
    </h2>
    {note && (
      <p class="text" style={LOOK.note} dir="auto">
        {note}
      </p>
    )}
  </Row>
);

const Block = ({ block }: { block: BlockShown }) => (
  <>
    <Heading words={block.heading} note={block.note} url={block.url} />
    {block.stories.map((story) => (
      <Story story={story} />
    ))}
  </>
);

const Line = ({
  of,
  after,
}: {
  of: { title: string; url: string; language: string | undefined };
  after: string;
}) => (
  <Row>
    <p class="text" style={LOOK.note} dir="auto">
      <Link to={of.url}>
        <span lang={of.language}>{of.title}</span>
      </Link>{" "}
      · {after}
    </p>
  </Row>
);

const Discussed = ({ issue: { discussed } }: { issue: IssueShown }) =>
  discussed.length === 0 ? null : (
    <>
      <Heading words={WORDS.discussed} />
      {discussed.map((one) => (
        <Line of={one} after={`${one.publisher} · ${sayComments(one.comments)}`} />
      ))}
    </>
  );

const Corrections = ({ issue: { corrections, withdrawn } }: { issue: IssueShown }) => (
  <>
    {corrections.length > 0 && <Heading words={WORDS.corrections} />}
    {corrections.map((one) => (
      <Line of={one} after={sayChanged(one)} />
    ))}
    {withdrawn > 0 && (
      <Row>
        <p class="text" style={LOOK.note}>
          {sayWithdrawn(withdrawn)}
        </p>
      </Row>
    )}
  </>
);

const Foot = ({ issue, marks }: { issue: IssueShown; marks: Marks }) => (
  <>
    <Row style="padding:28px 0 0">{raw("&nbsp;")}</Row>
    <Row class="pad line" style={LOOK.foot}>
      <p class="soft" style={LOOK.meta} dir="auto">
        {sayWhyYou(issue)}
      </p>
      <p class="soft" style={LOOK.small}>
        <Link to={marks.preferences}>{WORDS.preferences}</Link>
      </p>
      <p class="soft" style={LOOK.small}>
        <Link to={marks.unsubscribe}>{WORDS.unsubscribe}</Link>
      </p>
      <p class="soft" style={LOOK.small} dir="auto">
        <Link to={issue.siteUrl}>{sayWhoseWords(issue)}</Link>
      </p>
    </Row>
  </>
);
