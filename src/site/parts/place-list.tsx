/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Places as a list of links, each with where it is and how new its news is. */
import type { Place } from "#understanding/gazetteer.ts";
import { placePath } from "../addresses.ts";
import type { PlaceInNews } from "../find-place.ts";
import type { View } from "../view.ts";
import { showDistance } from "../where.ts";
import { Time } from "./time.tsx";

export type PlaceListProps = {
  view: View;
  places: readonly PlaceInNews[];
  /** From where distances are counted; left out where they would say nothing. */
  from?: Place;
  /** Names alone in running lines, where the list is not what the page is about. */
  inline?: boolean;
};

export const PlaceList = ({ view, places, from, inline = false }: PlaceListProps) => (
  <ul class={inline ? "places-inline" : "places"}>
    {places.map(({ place, newest }) => (
      <li>
        <a href={placePath(place)} dir="auto">
          {place.name}
        </a>{" "}
        {!inline && (
          <span class="note below">
            {from && `${showDistance(from, place)}, `}
            <Time view={view} date={newest} />
          </span>
        )}
      </li>
    ))}
  </ul>
);
