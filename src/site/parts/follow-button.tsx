/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Follows a place, a section or a source, or no longer does. The same for everybody who has chosen nothing. */
import type { Reader } from "#readers/choices.ts";
import type { View } from "../view.ts";
import { ChoiceForm } from "./choice-form.tsx";

const LISTS = { place: "places", section: "sections", publisher: "publishers" } as const;

export type FollowButtonProps = {
  view: View;
  kind: keyof typeof LISTS;
  /** Id of a place, slug of a section or a publisher. */
  value: string;
  name: string;
  back: string;
};

export const isFollowed = (reader: Reader, kind: keyof typeof LISTS, value: string): boolean =>
  reader.choices.follows[LISTS[kind]].includes(value);

export function FollowButton({ view, kind, value, name, back }: FollowButtonProps) {
  const follows = isFollowed(view.reader, kind, value);
  return (
    <ChoiceForm
      fields={{ do: follows ? "unfollow" : "follow", [kind]: value }}
      back={back}
      label={follows ? `Following ${name}` : `Follow ${name}`}
      about={follows ? "(press to stop)" : undefined}
    />
  );
}
