/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Under an article: its place by mail, with nothing to fill in but an address. */
import { USUAL } from "#newsletters/wishes.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { newsletterPath } from "../addresses.ts";

export const NewsletterForm = ({ place }: { place: Place }) => (
  <form class="place-form by-mail" method="post" action="/newsletter">
    <label for="by-mail">
      News of <bdi>{place.name}</bdi> by mail
    </label>
    <input type="hidden" name="at" value={place.id} />
    <input type="hidden" name="mutes" value="1" />
    <div class="search">
      <input
        id="by-mail"
        name="email"
        type="email"
        required
        maxlength={254}
        autocomplete="email"
        placeholder="you@example.org"
      />
      <button class="go" type="submit">
        Sign up
      </button>
    </div>
    <p class="note">
      Every day at {USUAL.hour} a.m. <a href={newsletterPath(place)}>Other places, days and hours</a>
    </p>
  </form>
);
