/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * "Your place": a city or ZIP code leads to the places that may be meant, to pick one. The element over the
 * field can also find the nearest place on the device itself, from coordinates that never leave it.
 */

import { PlaceField } from "./place-field.tsx";

export type PlaceChooserProps = {
  value?: string | undefined;
  /** The path that choosing leads back to; the choices themselves when absent. */
  back?: string | undefined;
};

export const PlaceChooser = ({ value, back }: PlaceChooserProps) => (
  <search class="place-form">
    <form action="/choices#place" method="get">
      <div class="over-field">
        <label for="your-place">Your place</label>
        <tw-nearest data-to={`/choices?q={place}${back ? `&back=${encodeURIComponent(back)}` : ""}#place`} />
      </div>
      {back && <input type="hidden" name="back" value={back} />}
      <PlaceField id="your-place" value={value} />
    </form>
  </search>
);
