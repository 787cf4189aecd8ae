/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Where a place is typed, with its button. The label is left to the form around it. */

export type PlaceFieldProps = { id: string; placeholder?: string; value?: string | undefined };

export const PlaceField = ({ id, placeholder = "City or ZIP code", value }: PlaceFieldProps) => (
  <div class="search">
    <input
      id={id}
      name="q"
      type="search"
      value={value}
      placeholder={placeholder}
      required
      maxlength={100}
      autocomplete="off"
    />
    <button class="go" type="submit">
      Find
    </button>
  </div>
);
