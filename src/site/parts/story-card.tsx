/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A story of an edition as a card: with who reports it, and with why it stands where it stands. */
import type { EditionCard } from "#editions/make-edition.ts";
import type { View } from "../view.ts";
import { showMoment } from "../when.ts";
import { explainRank, showPoints } from "../why-ranked.ts";
import { Card, type CardProps } from "./card.tsx";

export type StoryCardProps = Omit<CardProps, "article" | "counts" | "children" | "reports"> & {
  card: EditionCard;
  /** False where a page has no room for reasons on each card. */
  why?: boolean;
};

export function StoryCard({ card, why = true, ...props }: StoryCardProps) {
  const { article, outlets, reports } = card;
  return (
    <Card {...props} article={article} counts={{ outlets, reports }}>
      {why && <WhyThis view={props.view} card={card} />}
    </Card>
  );
}

/** The terms of the rank; each leads to the control that changes it, and together they are the score. */
function WhyThis({ view, card }: { view: View; card: EditionCard }) {
  const { terms, score, slot, article } = card;
  if (terms.length === 0) return null;
  const sayTime = (at: Date) => showMoment(at, view.timeZone);
  const told = { places: view.places, article, sayTime };
  const mark = terms.some(({ name }) => name === "pinned")
    ? "Pinned: "
    : slot === "discovery"
      ? "Something new: "
      : "";
  return (
    <details class="why-this">
      <summary class="over">{mark === "" ? "Why this?" : `${mark}why this?`}</summary>
      <ul class="over">
        {explainRank(told, terms).map(({ words, points, path }) => (
          <li>
            <a href={path}>{words}</a> <data>{points}</data>
          </li>
        ))}
        <li class="sum">
          Together <data>{showPoints(score)}</data>
        </li>
      </ul>
    </details>
  );
}
