/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * What this site is, in plain words: how the order is made, what is kept of a reader, what publishers are promised, who
 * they are, and how something is put right.
 */
import { EXCERPT_CHARS } from "#articles/rights.ts";
import type { Rights } from "#database/tables.ts";
import type { Publisher } from "#publishers/publishers.ts";
import { CONTROLS } from "#ranking/taste.ts";
import { ABOUT_ORDER } from "../about-order.ts";
import { publisherPath } from "../addresses.ts";
import { Layout } from "../parts/layout.tsx";
import type { View } from "../view.ts";
import { controlPath } from "../why-ranked.ts";

export type AboutProps = {
  view: View;
  publishers: readonly Publisher[];
  /** What each publisher's sources let us show, by its id. */
  grants: ReadonlyMap<string, readonly Rights[]>;
};

export function AboutPage({ view, publishers, grants }: AboutProps) {
  const head = {
    title: "About",
    description: `How ${view.town} orders its news, what it keeps of its readers, what it promises publishers, and how to reach whoever runs it.`,
    path: "/about",
  };
  return (
    <Layout view={view} head={head}>
      <div class="prose">
        <h1>About {view.town}</h1>
        <p class="standfirst">
          News of one place, from whoever reported it first, unaltered, with credit and a link to the
          original.
        </p>
        <p>
          Publishers put out their news as feeds. This site reads those feeds, works out what each article is
          about and where it happened, and puts reports of one event together. No word of an article is
          written or changed here. There are no advertisements and no trackers, and nothing on a page is
          loaded from anywhere else. Reading needs no script.
        </p>
        <Order />
        <Kept />
        <ForPublishers />
        <Corrections view={view} />
        <Robot />
        <h2 id="places">Where places come from</h2>
        <p>
          Names, coordinates and populations of places are by <a href="https://www.geonames.org/">GeoNames</a>
          , under the <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a> license, with
          changes. Topics of wire agencies are read by the Media Topics of the{" "}
          <a href="https://iptc.org/">IPTC</a>, under the same license.
        </p>
        {publishers.length > 0 && <Publishers publishers={publishers} grants={grants} />}
      </div>
    </Layout>
  );
}

const Order = () => (
  <>
    <h2 id="order">How the order is made</h2>
    <p>
      Each story gets points, and those with the most stand first. “Why this?” under a story shows all of
      them; they add up to what decides. Nothing else does: nobody pays for a place, and no person moves a
      story up or down.
    </p>
    <dl class="terms">
      {CONTROLS.map((control) => (
        <>
          <dt>{ABOUT_ORDER[control].name}</dt>
          <dd>
            {ABOUT_ORDER[control].text}{" "}
            <a href={controlPath(control)}>
              Change it<span class="unseen">: {ABOUT_ORDER[control].name}</span>
            </a>
          </dd>
        </>
      ))}
    </dl>
    <p>
      You can turn each of these off or up. “Latest first”, above every list, weighs nothing at all. Until you
      choose something, you see what everybody sees: nobody is profiled.
    </p>
  </>
);

const Kept = () => (
  <>
    <h2 id="kept">What is kept of you</h2>
    <p>
      Nothing, until you choose something. What you choose then stays in your own browser, in cookies that
      only this site reads, for a year after you last changed it:
    </p>
    <ul class="plain-list">
      <li>your place, what you follow, what you muted, and how the order is weighed;</li>
      <li>the articles you saved, 120 at most;</li>
      <li>the last 40 articles you opened, only while you have that turned on.</li>
    </ul>
    <p>
      <a href="/choices">Your choices</a> shows all of it, and downloads or erases it. We keep no copy. If you
      ask for <a href="/notices">notices</a> of news, we keep where your browser is to be reached, the places
      you follow and what you muted, until you end it. If you make an account, we keep its name, your e-mail
      address if you give one, the public half of your passkeys, what you write, and where you are signed in,
      by kind of browser; <a href="/account">your account</a> shows all of it, and downloads or deletes it.
      How often something was tried in the last two days is counted under a hash of the address it came from,
      so that nobody guesses or sends without end. We count how many pages are asked for, by their kind and
      never by their address, and write down no visitor’s address; a server in front of this program may keep
      logs of its own. We keep nothing else.
    </p>
  </>
);

const ForPublishers = () => (
  <>
    <h2 id="promise">What we promise publishers</h2>
    <ul class="plain-list">
      <li>
        You decide how much of your work is shown: whole articles, a headline with up to {EXCERPT_CHARS}{" "}
        characters, or the headline alone. Until you say otherwise it is a short excerpt.
      </li>
      <li>The same limit holds for pages, text versions, feeds, search and our interface for programs.</li>
      <li>
        Every article names you and its authors, and links to your page. That page is also the one we name to
        search engines.
      </li>
      <li>Who copies your report stands under it, and not beside it.</li>
      <li>When you correct a report, the correction follows here, with a note of what changed.</li>
      <li>What you withdraw is gone from every page within a minute of being withdrawn here.</li>
    </ul>
    <h2 id="pictures">Pictures</h2>
    <p>
      The picture of an article is fetched once, made smaller, and served by us under an address that says
      nothing of where it came from, with its credit beside it. Your browser asks no publisher for anything.
      Pictures of publishers that grant the headline alone are not shown. A picture goes when its article
      does, unless another article shows it too.
    </p>
  </>
);

const Corrections = ({ view }: { view: View }) => (
  <>
    <h2 id="corrections">To have something corrected or taken down</h2>
    <p>
      What is wrong in an article is put right by its publisher, whose words it is; once it is, it is right
      here too. To have an article or a picture taken down here, or if we put it in the wrong place or story,
      write to us. What was taken down is kept nowhere on this site for anybody to see; its address says that
      it was taken down, when, and why where a reason was given.
    </p>
    <h2 id="contact">Contact</h2>
    <p>
      <Contact view={view} />
    </p>
  </>
);

const Robot = () => (
  <>
    <h2 id="robot">Our visits</h2>
    <p>
      The program that visits your site calls itself <code>Townwire</code> and gives a contact address with
      each request. It obeys <code>robots.txt</code>, comes rarely, and asks only for what has changed. To
      stop it, write this into your <code>robots.txt</code>:
    </p>
    <pre>{"User-agent: Townwire\nDisallow: /"}</pre>
    <p>Or write to us, also to change what is shown.</p>
  </>
);

function Contact({ view }: { view: View }) {
  const { contact } = view;
  // Without a contact of their own, our visits name the site itself, which is where the reader already is.
  if (contact === undefined || contact === view.publicUrl)
    return <>Whoever runs this site has not given an address yet.</>;
  if (/^https?:\/\//.test(contact)) return <a href={contact}>{contact}</a>;
  return <a href={`mailto:${contact.replace(/^mailto:/, "")}`}>{contact.replace(/^mailto:/, "")}</a>;
}

const GRANTED: Record<Rights, string> = {
  full: "whole articles",
  excerpt: "headlines and excerpts",
  headline: "headlines",
};
/** The most first. */
const ORDER: readonly Rights[] = ["full", "excerpt", "headline"];

const Publishers = ({ publishers, grants }: Pick<AboutProps, "publishers" | "grants">) => (
  <>
    <h2 id="publishers">Who reports here, and what we may show</h2>
    <ul class="names">
      {publishers.map((publisher) => {
        const granted = ORDER.filter((rights) => grants.get(publisher.id)?.includes(rights));
        return (
          <li>
            <a href={publisherPath(publisher)} dir="auto">
              {publisher.name}
            </a>
            {granted.length > 0 && (
              <span class="note">: {granted.map((rights) => GRANTED[rights]).join("; elsewhere ")}</span>
            )}
          </li>
        );
      })}
    </ul>
  </>
);
