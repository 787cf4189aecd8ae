/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The search for a place. A plain form: it works without script, and a ZIP code or a full name leads straight there. */

import { PlaceField } from "./place-field.tsx";

export const PlaceForm = ({ value, label = "Find a place" }: { value?: string; label?: string }) => (
  <search class="place-form">
    <form action="/local" method="get">
      <div class="over-field">
        <label for="place">{label}</label>
        <tw-nearest data-to="/local/{place}" />
      </div>
      <PlaceField id="place" placeholder="Town, county, state or ZIP code" value={value} />
    </form>
  </search>
);
