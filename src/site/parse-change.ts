/** What a form of `/choices` asks to change. Whether what it names exists is asked afterwards. Pure. */
import type { Change } from "#readers/change.ts";
import { type Choices, CONTROLS, type Follows, type Mutes } from "#readers/choices.ts";
import { WEIGHTS } from "#readers/encoding.ts";

/** The field of a form → the list that it is about. */
const FOLLOWED: readonly (readonly [string, keyof Follows])[] = [
  ["place", "places"],
  ["section", "sections"],
  ["publisher", "publishers"],
];
const MUTED: readonly (readonly [string, keyof Mutes])[] = [
  ...FOLLOWED,
  ["word", "words"],
  ["person", "people"],
];

/** Undefined for a form that is none of ours. */
export function parseChange(form: URLSearchParams): Change | undefined {
  const what = form.get("do");
  switch (what) {
    case "follow":
    case "unfollow": {
      const [found] = fieldsOf(form, FOLLOWED);
      return found && { do: what, ...found };
    }
    case "mute":
    case "unmute": {
      const [found] = fieldsOf(form, MUTED);
      return found && { do: what, ...found };
    }
    case "place":
      return { do: what, place: form.get("place") || undefined };
    case "order": {
      const order = form.get("order");
      return order === "ranked" || order === "latest" ? { do: what, order } : undefined;
    }
    case "weigh":
      return { do: what, weights: weightsOf(form) };
    case "history":
      return { do: what, on: form.get("history") === "on" };
    case "forget":
    case "erase":
      return { do: what };
    default:
      return undefined;
  }
}

const fieldsOf = <List>(form: URLSearchParams, fields: readonly (readonly [string, List])[]) =>
  fields.flatMap(([name, list]) => {
    const value = form.get(name);
    return value === null ? [] : [{ list, value }];
  });

function weightsOf(form: URLSearchParams): Choices["weights"] {
  const given = CONTROLS.flatMap((control) => {
    const weight = WEIGHTS.find((one) => String(one) === form.get(control));
    return weight === undefined ? [] : [[control, weight] as const];
  });
  return Object.fromEntries(given);
}
