/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What a newsletter is to bring and when, as the fields of a form: for signing up and for changing it alike. */
import { SECTIONS } from "#config/sections.ts";
import { TIME_ZONES } from "#newsletters/time-zone.ts";
import { MAX_PLACES, showHour, WEEKDAYS } from "#newsletters/wishes.ts";
import type { NewsletterForm } from "../parse-newsletter.ts";
import type { View } from "../view.ts";
import { fullNameOf } from "../where.ts";

type FieldsProps = {
  view: View;
  form: NewsletterForm;
  /** What is wrong with the places. */
  wrong: string | undefined;
};

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export function NewsletterFields({ view, form, wrong }: FieldsProps) {
  const ticks = [
    ...form.places.map((place) => ({ place, on: true })),
    ...form.found.map((place) => ({ place, on: false })),
  ];
  return (
    <>
      <fieldset class="plain">
        <legend>Places</legend>
        {ticks.length > 0 && (
          <ul class="ticks">
            {ticks.map(({ place, on }) => (
              <li>
                <label>
                  <input type="checkbox" name="at" value={place.id} checked={on} />
                  <span dir="auto">{fullNameOf(view.places, place)}</span>
                </label>
              </li>
            ))}
          </ul>
        )}
        <label for="news-place">
          {form.places.length === 0 ? "City or ZIP code" : "One more city or ZIP code"}
        </label>
        <input
          id="news-place"
          name="q"
          value={form.found.length > 0 || form.places.length === 0 ? form.words : ""}
          maxlength={100}
          autocomplete="off"
          aria-invalid={wrong === undefined ? undefined : "true"}
          aria-describedby={wrong === undefined ? "places-note" : "places-wrong"}
        />
        {wrong !== undefined && (
          <p class="wrong" id="places-wrong" role="alert">
            {wrong}
          </p>
        )}
        <p class="note" id="places-note">
          {MAX_PLACES} at most. The first one opens the newsletter.
        </p>
      </fieldset>
      <fieldset class="plain">
        <legend>Sections</legend>
        <ul class="ticks">
          {SECTIONS.filter(({ slug }) => !view.mutes.hidesSection(slug)).map(({ slug, name }) => (
            <li>
              <label>
                <input type="checkbox" name="section" value={slug} checked={form.sections.includes(slug)} />
                <span>{name}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <When form={form} />
      <p>
        <label>
          <input type="checkbox" name="skip" value="1" checked={form.skipEmpty} /> No mail when there is
          nothing new
        </label>
      </p>
      {form.keepsMutes && !view.mutes.isEmpty && (
        <p>
          <label>
            <input type="checkbox" name="mutes" value="1" checked={true} /> Leave out what I muted here
          </label>
        </p>
      )}
    </>
  );
}

const When = ({ form }: { form: NewsletterForm }) => (
  <fieldset class="plain">
    <legend>When</legend>
    <p>
      <label>
        <input type="radio" name="rhythm" value="daily" checked={form.rhythm === "daily"} /> Every day
      </label>
    </p>
    <p>
      <label>
        <input type="radio" name="rhythm" value="weekly" checked={form.rhythm === "weekly"} /> Once a week
      </label>
    </p>
    <label for="news-weekday">Once a week: on</label>
    <select id="news-weekday" name="weekday">
      {WEEKDAYS.map((name, n) => (
        <option value={String(n + 1)} selected={form.weekday === n + 1}>
          {name}
        </option>
      ))}
    </select>
    <label for="news-hour">At</label>
    <select id="news-hour" name="hour">
      {HOURS.map((hour) => (
        <option value={String(hour)} selected={form.hour === hour}>
          {showHour(hour)}
        </option>
      ))}
    </select>
    <label for="news-zone">By the clock of</label>
    <select id="news-zone" name="zone">
      <option value="">the first place</option>
      {TIME_ZONES.map((zone) => (
        <option selected={form.timeZone === zone}>{zone}</option>
      ))}
    </select>
  </fieldset>
);
