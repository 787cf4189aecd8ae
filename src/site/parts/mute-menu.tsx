/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What may be muted from where one is: a source, a place, a section, a person, or any word. */
import type { PropsWithChildren } from "hono/jsx";
import { ChoiceForm } from "./choice-form.tsx";

export type Mutable = { kind: "publisher" | "place" | "section" | "person"; value: string; name: string };

export type MuteMenuProps = {
  /** What the page is about, likeliest first. */
  mutable: readonly Mutable[];
  back: string;
};

export const MuteMenu = ({ mutable, back }: MuteMenuProps) => (
  <details class="mute">
    <summary>Mute…</summary>
    <ul class="mute-list">
      {mutable.map(({ kind, value, name }) => (
        <li>
          <ChoiceForm fields={{ do: "mute", [kind]: value }} back={back} label={`Mute ${name}`} />
        </li>
      ))}
      <li>
        <MuteWord back={back} />
      </li>
    </ul>
  </details>
);

/** The field for any word. */
export const MuteWord = ({ back }: PropsWithChildren<{ back: string }>) => (
  <ChoiceForm fields={{ do: "mute" }} back={back} label="Mute" about="this word">
    <label>
      <span class="unseen">A word or phrase to mute</span>
      <input
        name="word"
        required
        minlength={1}
        maxlength={80}
        autocomplete="off"
        placeholder="A word or phrase"
      />
    </label>
  </ChoiceForm>
);
