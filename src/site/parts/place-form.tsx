/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The search for a place. A plain form: it works without script, and a ZIP code or a full name leads straight there. */

export const PlaceForm = ({ value, label = "Find a place" }: { value?: string; label?: string }) => (
  <search class="place-form">
    <form action="/local" method="get">
      <div class="over-field">
        <label for="place">{label}</label>
        <tw-nearest data-to="/local/{place}" />
      </div>
      <div class="search">
        <input
          id="place"
          name="q"
          type="search"
          value={value}
          placeholder="Town, county, state or ZIP code"
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
