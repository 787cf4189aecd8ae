/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** "Your choices": everything a reader can decide here, what is kept of it, and the ways to take it along or away. */
import { SECTIONS } from "#config/sections.ts";
import type { Publisher } from "#publishers/publishers.ts";
import type { Mutes } from "#readers/choices.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { placePath, publisherPath } from "../addresses.ts";
import { ChoiceForm } from "../parts/choice-form.tsx";
import { Layout } from "../parts/layout.tsx";
import { MuteWord } from "../parts/mute-menu.tsx";
import { OrderForms } from "../parts/order-forms.tsx";
import { PlaceChooser } from "../parts/place-chooser.tsx";
import type { View } from "../view.ts";
import { containersNamed, fullNameOf } from "../where.ts";

type Asked = {
  words: string;
  found: readonly Place[];
  /** The path that the reader came from, to go back to with the place. */
  back: string | undefined;
};

export type ChoicesProps = {
  view: View;
  /** What was looked for, and what may be meant. */
  asked: Asked | undefined;
  publishers: readonly Publisher[];
  /** The address of the reader's own feed. */
  feed: string;
};

export function ChoicesPage({ view, asked, publishers, feed }: ChoicesProps) {
  const head = {
    title: "Your choices",
    description: `Your place, what you follow and mute, and the order of the news on ${view.town}.`,
    path: "/choices",
    hidden: true,
  };
  return (
    <Layout view={view} head={head}>
      <div class="prose choices">
        <h1>Your choices</h1>
        <p class="standfirst">
          They are kept in your browser, in signed cookies, and nowhere else. Nobody needs an account.
        </p>
        <YourPlace view={view} asked={asked} />
        <Follows view={view} publishers={publishers} />
        <Muted view={view} publishers={publishers} />
        <OrderForms choices={view.reader.choices} />
        <Reading view={view} />
        <Kept view={view} feed={feed} />
      </div>
    </Layout>
  );
}

function YourPlace({ view, asked }: Pick<ChoicesProps, "view" | "asked">) {
  const { place: id } = view.reader.choices;
  const place = id === undefined ? undefined : view.places.find(id);
  return (
    <section id="place" aria-labelledby="place-title">
      <h2 id="place-title">Your place</h2>
      {place ? (
        <ul class="chosen">
          <li>
            <a href={placePath(place)} dir="auto">
              {fullNameOf(view.places, place)}
            </a>
            <ChoiceForm fields={{ do: "place" }} back="/choices#place" label="Forget it" />
          </li>
        </ul>
      ) : (
        <p>None yet. Once you choose one, its news comes first, and that of what is near it.</p>
      )}
      <PlaceChooser value={asked?.words} back={asked?.back} />
      {asked && <Found view={view} found={asked.found} back={asked.back} />}
    </section>
  );
}

/** Each place that may be meant, with all that can be done with one. */
function Found({ view, found, back }: { view: View } & Omit<Asked, "words">) {
  if (found.length === 0)
    return <p>We know no place of that name. Try its ZIP code, or the name of a larger place near it.</p>;
  return (
    <ul class="chosen">
      {found.map((place) => {
        const where = containersNamed(view.places, place);
        const form = { about: `: ${place.name}, ${where}` };
        return (
          <li>
            <span>
              <a href={placePath(place)} dir="auto">
                {place.name}
              </a>
              {where && <span class="note">, {where}</span>}
            </span>
            <ChoiceForm
              {...form}
              fields={{ do: "place", place: place.id }}
              back={back ?? "/choices#place"}
              label="My place"
            />
            <ChoiceForm
              {...form}
              fields={{ do: "follow", place: place.id }}
              back="/choices#follow"
              label="Follow"
            />
            <ChoiceForm
              {...form}
              fields={{ do: "mute", place: place.id }}
              back="/choices#mute"
              label="Mute"
            />
          </li>
        );
      })}
    </ul>
  );
}

type Chosen = { field: string; value: string; name: string; path?: string | undefined };

/** What is chosen, each with the button that takes it away. */
const ChosenList = ({ chosen, undo, back }: { chosen: readonly Chosen[]; undo: string; back: string }) =>
  chosen.length === 0 ? (
    <p>Nothing yet.</p>
  ) : (
    <ul class="chosen">
      {chosen.map(({ field, value, name, path }) => (
        <li>
          {path ? (
            <a href={path} dir="auto">
              {name}
            </a>
          ) : (
            <bdi>{name}</bdi>
          )}
          <ChoiceForm fields={{ do: undo, [field]: value }} back={back} label="Remove" about={name} />
        </li>
      ))}
    </ul>
  );

/** Places, sections and sources by their names; one that is no longer here by what it was kept as. */
function named(
  view: View,
  publishers: readonly Publisher[],
  lists: Pick<Mutes, "places" | "sections" | "publishers">,
): Chosen[] {
  return [
    ...lists.places.map((id) => {
      const place = view.places.find(id);
      const name = place ? fullNameOf(view.places, place) : id;
      return { field: "place", value: id, name, path: place && placePath(place) };
    }),
    ...lists.sections.map((slug) => {
      const section = SECTIONS.find((one) => one.slug === slug);
      return { field: "section", value: slug, name: section?.name ?? slug, path: section && `/${slug}` };
    }),
    ...lists.publishers.map((slug) => {
      const publisher = publishers.find((one) => one.slug === slug);
      const name = publisher?.name ?? slug;
      return { field: "publisher", value: slug, name, path: publisherPath({ slug }) };
    }),
  ];
}

function Follows({ view, publishers }: Pick<ChoicesProps, "view" | "publishers">) {
  const { follows } = view.reader.choices;
  return (
    <section id="follow" aria-labelledby="follow-title">
      <h2 id="follow-title">What you follow</h2>
      <ChosenList chosen={named(view, publishers, follows)} undo="unfollow" back="/choices#follow" />
      <div class="add">
        <Pick what="section" verb="follow" options={SECTIONS} without={follows.sections} />
        <Pick what="publisher" verb="follow" options={publishers} without={follows.publishers} />
      </div>
      <p class="note">A place is followed from its own page, or from the search above.</p>
    </section>
  );
}

function Muted({ view, publishers }: Pick<ChoicesProps, "view" | "publishers">) {
  const { mutes } = view.reader.choices;
  const words = (field: string, list: readonly string[]) =>
    list.map((value) => ({ field, value, name: `“${value}”` }));
  const chosen = [
    ...words("word", mutes.words),
    ...words("person", mutes.people),
    ...named(view, publishers, mutes),
  ];
  return (
    <section id="mute" aria-labelledby="mute-title">
      <h2 id="mute-title">What you muted</h2>
      <p>Muted means nowhere: in no list, search, feed or count.</p>
      <ChosenList chosen={chosen} undo="unmute" back="/choices#mute" />
      <div class="add">
        <MuteWord back="/choices#mute" />
        <ChoiceForm fields={{ do: "mute" }} back="/choices#mute" label="Mute" about="this person">
          <label>
            <span class="unseen">A person or body to mute</span>
            <input name="person" required maxlength={80} autocomplete="off" placeholder="A person’s name" />
          </label>
        </ChoiceForm>
        <Pick what="section" verb="mute" options={SECTIONS} without={mutes.sections} />
        <Pick what="publisher" verb="mute" options={publishers} without={mutes.publishers} />
      </div>
      <p class="note">A place is muted from its own page, or from the search above.</p>
    </section>
  );
}

type PickProps = {
  what: "section" | "publisher";
  verb: "follow" | "mute";
  options: readonly { slug: string; name: string }[];
  without: readonly string[];
};

function Pick({ what, verb, options, without }: PickProps) {
  const left = options.filter(({ slug }) => !without.includes(slug));
  if (left.length === 0) return null;
  const noun = what === "section" ? "section" : "source";
  return (
    <ChoiceForm
      fields={{ do: verb }}
      back={`/choices#${verb}`}
      label={verb === "mute" ? "Mute" : "Follow"}
      about={`this ${noun}`}
    >
      <label>
        <span class="unseen">
          A {noun} to {verb}
        </span>
        <select name={what} required>
          <option value="">A {noun}</option>
          {left.map(({ slug, name }) => (
            <option value={slug}>{name}</option>
          ))}
        </select>
      </label>
    </ChoiceForm>
  );
}

function Reading({ view }: { view: View }) {
  const { choices, read } = view.reader;
  const [state, other] = choices.history ? (["on", "off"] as const) : (["off", "on"] as const);
  return (
    <section id="reading" aria-labelledby="reading-title">
      <h2 id="reading-title">What you read</h2>
      <p>
        It is {state}. While it is on, your browser keeps which of our articles you opened last, 40 at most,
        and the order of your pages may follow it. We keep no copy, and turning it off forgets all of it. One
        thing stays with us: of two articles that were read one after the other, that they were, as a number
        without you in it, by which others are offered the one after the other.
      </p>
      <div class="add">
        <ChoiceForm
          fields={{ do: "history", history: other }}
          back="/choices#reading"
          label={`Turn it ${other}`}
        />
        {read.length > 0 && (
          <ChoiceForm
            fields={{ do: "forget" }}
            back="/choices#reading"
            label={read.length === 1 ? "Forget the one article" : `Forget all ${read.length}`}
          />
        )}
      </div>
    </section>
  );
}

const Kept = ({ view, feed }: { view: View; feed: string }) => (
  <section id="kept" aria-labelledby="kept-title">
    <h2 id="kept-title">What is kept</h2>
    <p>
      <a href="/saved">
        {view.reader.saved.length === 1 ? "One saved article" : `${view.reader.saved.length} saved articles`}
      </a>
      , and what this page shows. You can <a href="/choices/export.json">download all of it</a>.
    </p>
    <p>
      <a href={feed}>Your own feed</a> brings your choices in its address, so that a feed reader leaves out
      what you muted. Whoever has the address can read them in it.
    </p>
    <ChoiceForm fields={{ do: "erase" }} back="/choices" label="Erase everything" />
    <p class="note">Erasing also empties what this site keeps on your device for reading offline.</p>
  </section>
);
