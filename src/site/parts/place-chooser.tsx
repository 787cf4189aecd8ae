/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * "Your place": a city or ZIP code leads to the places that may be meant, to pick one. The element over the
 * field can also find the nearest place on the device itself, from coordinates that never leave it.
 */

export const PlaceChooser = ({ id = "your-place", value }: { id?: string; value?: string | undefined }) => (
  <search class="place-form">
    <form action="/choices#place" method="get">
      <div class="over-field">
        <label for={id}>Your place</label>
        <tw-nearest data-to="/choices?q={place}#place" />
      </div>
      <div class="search">
        <input
          id={id}
          name="q"
          type="search"
          value={value}
          placeholder="City or ZIP code"
          required
          maxlength={100}
          autocomplete="off"
        />
        <button class="go" type="submit">
          Find
        </button>
      </div>
    </form>
  </search>
);
