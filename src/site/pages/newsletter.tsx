/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The newsletter: what it is, and the form that asks for it; and the feeds, which need no address. */
import { SECTIONS } from "#config/sections.ts";
import { feedPath } from "../addresses.ts";
import type { NewsletterForm } from "../parse-newsletter.ts";
import { EmailField } from "../parts/email-field.tsx";
import { Layout } from "../parts/layout.tsx";
import { NewsletterFields } from "../parts/newsletter-fields.tsx";
import type { View } from "../view.ts";

export type NewsletterProps = {
  view: View;
  /** How mail leaves this site. */
  way: "smtp" | "log" | "off";
  form: NewsletterForm;
  /** What was wrong with what was sent, and where. */
  wrong: { why: string; email: string; at: "email" | "places" } | undefined;
};

export function NewsletterPage({ view, way, form, wrong }: NewsletterProps) {
  const head = {
    title: "Newsletter",
    description: `The news of ${view.town} by mail, or as feeds.`,
    path: "/newsletter",
    own: true,
    listing: { path: "/", name: view.town },
  };
  return (
    <Layout view={view} head={head} current="newsletter">
      <div class="prose notices">
        <h1>Newsletter</h1>
        <p class="standfirst">
          The news of your places and sections by mail, every day or once a week, at the hour you choose.
        </p>
        {way === "off" ? (
          <p>
            This site sends no mail, so there is no newsletter here and we ask for no address. What there is:
            feeds.
          </p>
        ) : (
          <>
            {way === "log" && (
              <p>This site sends no mail yet: what it would send is printed in its log instead.</p>
            )}
            <SignUp {...{ view, form, wrong }} />
          </>
        )}
        <Feeds view={view} />
      </div>
    </Layout>
  );
}

const SignUp = ({ view, form, wrong }: Pick<NewsletterProps, "view" | "form" | "wrong">) => (
  <>
    <form class="fields" method="post" action="/newsletter">
      <EmailField
        id="news-email"
        label="E-mail address"
        value={wrong?.email ?? view.account?.email}
        wrong={wrong?.at === "email" ? wrong.why : undefined}
      />
      <NewsletterFields view={view} form={form} wrong={wrong?.at === "places" ? wrong.why : undefined} />
      <button class="strong" type="submit">
        Sign up
      </button>
    </form>
    <h2>How it works</h2>
    <ul class="plain-list">
      <li>We mail you a link. Nothing else is sent before you have used it.</li>
      <li>Each mail has a link to change what you get, and one that ends it at once.</li>
      <li>
        You have it already? Sign up again: nothing changes, and the mail has the link to change it with.
      </li>
    </ul>
    <h2>What is kept</h2>
    <p>
      Your address, what you chose above, and when you agreed. Nothing tells us whether you open a mail or
      what you read in it: there are no pixels, and links lead where they seem to. When you end it all of that
      is deleted within 30 days, or at once if you say so.
    </p>
  </>
);

function Feeds({ view }: { view: View }) {
  const feeds = [
    { path: "/", name: "Everything" },
    ...SECTIONS.filter(({ slug }) => !view.mutes.hidesSection(slug)).map(({ slug, name }) => ({
      path: `/${slug}`,
      name,
    })),
  ];
  return (
    <>
      <h2>Without an address: feeds</h2>
      <p>
        A feed reader fetches them for you and shows what is new. It needs no account, and nobody learns what
        you read.
      </p>
      <ul class="feeds">
        {feeds.map(({ path, name }) => (
          <li>
            <span>{name}</span>
            <a href={feedPath(path, "rss")} aria-label={`${name} as RSS`}>
              RSS
            </a>
            <a href={feedPath(path, "atom")} aria-label={`${name} as Atom`}>
              Atom
            </a>
            <a href={feedPath(path, "json")} aria-label={`${name} as JSON Feed`}>
              JSON
            </a>
          </li>
        ))}
      </ul>
      <p>Every publisher’s page has feeds of its own.</p>
    </>
  );
}
