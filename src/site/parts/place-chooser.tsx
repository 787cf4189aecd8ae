/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * "Your place": a city or ZIP code leads to the places that may be meant, to pick one. Around it stands the element
 * that can also find the nearest place on the device itself, from coordinates that never leave it.
 */

export const PlaceChooser = ({ id = "your-place", value }: { id?: string; value?: string | undefined }) => (
  <tw-nearest>
    <search class="place-form">
      <form action="/choices#place" method="get">
        <label for={id}>Your place</label>
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
  </tw-nearest>
);
