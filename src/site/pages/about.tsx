/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What this site is, how it treats publishers, and how its visits are stopped. */
import type { Publisher } from "#publishers/publishers.ts";
import { publisherPath } from "../addresses.ts";
import { Layout } from "../parts/layout.tsx";
import type { View } from "../view.ts";

export function AboutPage({ view, publishers }: { view: View; publishers: readonly Publisher[] }) {
  const head = {
    title: "About",
    description: `What ${view.town} is, how it treats publishers, and how to reach whoever runs it.`,
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
        <h2>What you read here</h2>
        <p>
          Publishers put out their news as feeds. This site reads those feeds, sorts the articles by section,
          and shows them newest first. No word of an article is written or changed here. There are no
          advertisements, no trackers and no scripts, and nothing on a page is loaded from anywhere else.
        </p>
        <h2>For publishers</h2>
        <p>
          You decide how much of your work is shown: whole articles, a short excerpt, or the headline alone.
          Until you say otherwise it is a short excerpt. Every article names you and links to your page, which
          is also the one we name to search engines. When you correct a report, the correction follows here,
          with a note of what changed.
        </p>
        <h2 id="robot">Our visits</h2>
        <p>
          The program that visits your site calls itself <code>Townwire</code> and gives a contact address
          with each request. It obeys <code>robots.txt</code>, comes rarely, and asks only for what has
          changed. To stop it, write this into your <code>robots.txt</code>:
        </p>
        <pre>{"User-agent: Townwire\nDisallow: /"}</pre>
        <p>Or write to us, also to change what is shown or to have an article taken down.</p>
        <h2>Contact</h2>
        <p>
          <Contact view={view} />
        </p>
        <h2>Where places come from</h2>
        <p>
          Names, coordinates and populations of places are by <a href="https://www.geonames.org/">GeoNames</a>
          , under the <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a> licence, with
          changes. Topics of wire agencies are read by the Media Topics of the{" "}
          <a href="https://iptc.org/">IPTC</a>, under the same licence.
        </p>
        {publishers.length > 0 && <Publishers publishers={publishers} />}
      </div>
    </Layout>
  );
}

function Contact({ view }: { view: View }) {
  const { contact } = view;
  // Without a contact of their own, our visits name the site itself, which is where the reader already is.
  if (contact === undefined || contact === view.publicUrl)
    return <>Whoever runs this site has not given an address yet.</>;
  if (/^https?:\/\//.test(contact)) return <a href={contact}>{contact}</a>;
  return <a href={`mailto:${contact.replace(/^mailto:/, "")}`}>{contact.replace(/^mailto:/, "")}</a>;
}

const Publishers = ({ publishers }: { publishers: readonly Publisher[] }) => (
  <>
    <h2>Who reports here</h2>
    <ul class="names">
      {publishers.map((publisher) => (
        <li>
          <a href={publisherPath(publisher)}>{publisher.name}</a>
        </li>
      ))}
    </ul>
  </>
);
