/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Where an e-mail address is typed, with what was wrong with the one typed before. */

type EmailFieldProps = { id: string; label: string; value: string | undefined; wrong: string | undefined };

export const EmailField = ({ id, label, value, wrong }: EmailFieldProps) => (
  <>
    <label for={id}>{label}</label>
    <input
      id={id}
      name="email"
      type="email"
      autocomplete="email"
      required
      maxlength={254}
      value={value}
      aria-invalid={wrong === undefined ? undefined : "true"}
      aria-describedby={wrong === undefined ? undefined : "email-wrong"}
    />
    {wrong !== undefined && (
      <p class="wrong" id="email-wrong" role="alert">
        {wrong}
      </p>
    )}
  </>
);
