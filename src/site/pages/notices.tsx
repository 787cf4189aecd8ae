/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * "Notices": what they are, in plain words, and the form that turns them on. Only the browser itself can do that, so the
 * form is closed until its element opens it; finding a place needs no script.
 */

import { MAX_A_DAY } from "#notices/decide.ts";
import { DEFAULT_QUIET } from "#notices/quiet.ts";
import { MAX_PLACES } from "#notices/subscriptions.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { Layout } from "../parts/layout.tsx";
import { PlaceField } from "../parts/place-field.tsx";
import type { View } from "../view.ts";
import { fullNameOf } from "../where.ts";

export type NoticesProps = {
  view: View;
  /** Whether this site sends any. */
  isOffered: boolean;
  /** What was looked for. */
  words: string;
  /** Places that are ticked from the start. */
  chosen: readonly Place[];
  /** Places that may be meant by the words. */
  found: readonly Place[];
  /** We know no place of these words. */
  isUnknown: boolean;
};

export function NoticesPage(props: NoticesProps) {
  const { view, isOffered } = props;
  const head = {
    title: "Notices",
    description: `Be told of local news of ${view.town} on this device.`,
    path: "/notices",
    own: true,
  };
  return (
    <Layout view={view} head={head}>
      <div class="prose notices">
        <h1>Notices</h1>
        <p class="standfirst">
          When something happens in a place you follow, this device can tell you. It is off until you turn it
          on here.
        </p>
        <ul class="plain-list">
          <li>Each story once, from whoever reported it first: headline, publisher and place.</li>
          <li>At most {MAX_A_DAY} a day. What comes close together, or at night, comes as one summary.</li>
          <li>Never in your quiet hours, by your own clock.</li>
          <li>Nothing that you have muted.</li>
        </ul>
        {isOffered ? <Form {...props} /> : <p>This site does not send notices.</p>}
        <h2>What is kept</h2>
        <p>
          The address that your browser’s maker gives for such messages, the places, your quiet hours and time
          zone, what you muted, and for 30 days which stories were told. No name and no e-mail. Messages are
          encrypted so that only your browser can read them. When you turn notices off, all of it is deleted.
        </p>
      </div>
    </Layout>
  );
}

function Form({ view, words, chosen, found, isUnknown }: NoticesProps) {
  return (
    <>
      <tw-notices data-max={String(MAX_PLACES)}>
        <form method="get" action="/notices">
          <fieldset class="plain" disabled>
            <legend>Places</legend>
            <ul class="ticks">
              {[
                ...chosen.map((place) => ({ place, on: true })),
                ...found.map((place) => ({ place, on: false })),
              ].map(({ place, on }) => (
                <li>
                  <label>
                    <input type="checkbox" name="at" value={place.id} checked={on} />
                    <span dir="auto">{fullNameOf(view.places, place)}</span>
                  </label>
                </li>
              ))}
            </ul>
            <p class="quiet-hours">
              <label>
                Quiet from <input type="time" name="from" value={clock(DEFAULT_QUIET.from)} required />
              </label>{" "}
              <label>
                until <input type="time" name="to" value={clock(DEFAULT_QUIET.to)} required />
              </label>
            </p>
            <button class="quiet" type="submit" name="do" value="on">
              Turn on
            </button>{" "}
            <button class="quiet" type="submit" name="do" value="off" disabled>
              Turn off
            </button>
          </fieldset>
          <p class="said" role="status">
            Turning notices on needs JavaScript: only the browser itself can agree to them.
          </p>
        </form>
      </tw-notices>
      <search class="place-form">
        <form action="/notices" method="get">
          <label for="notice-place">Find a place to follow</label>
          <PlaceField id="notice-place" value={words} />
        </form>
        {isUnknown && <p>We know no place of that name. Try its ZIP code, or a larger place near it.</p>}
      </search>
    </>
  );
}

/** 1260 → "21:00". */
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
