/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A form of one choice: what it does in hidden fields, a button with its name. Works without script, goes back after. */
import type { PropsWithChildren } from "hono/jsx";

export type ChoiceFormProps = PropsWithChildren<{
  /** What it asks for: `{ do: "follow", section: "sports" }`. */
  fields: Readonly<Record<string, string>>;
  /** The path to go back to. */
  back: string;
  /** On the button. */
  label: string;
  /** Said after the label to whoever cannot see what it stands beside. */
  about?: string | undefined;
}>;

/** `children`: fields that the reader fills in. */
export const ChoiceForm = ({ fields, back, label, about, children }: ChoiceFormProps) => (
  <form class="choice" method="post" action="/choices">
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <input type="hidden" name="back" value={back} />
    {children}
    <button class="quiet" type="submit">
      {label}
      {about && <span class="unseen"> {about}</span>}
    </button>
  </form>
);
