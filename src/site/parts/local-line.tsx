/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** To which place an article is local, how far that reaches, and why we think so. */
import type { ShownArticle } from "#articles/rights.ts";
import { placePath } from "../addresses.ts";
import type { View } from "../view.ts";
import { containersOf } from "../where.ts";
import { explainLocal, explainReach } from "../why-local.ts";

export function LocalLine({ view, article }: { view: View; article: ShownArticle }) {
  const { local } = article;
  const place = local && view.places.find(local.place);
  if (!local || !place) return null;
  const why = explainLocal(article, place.name);
  return (
    <div class="local-line">
      <p>
        {explainReach(local.reach)}
        {[place, ...containersOf(view.places, place)].map((one, i) => (
          <>
            {i > 0 && ", "}
            <a href={placePath(one)} dir="auto">
              {one.name}
            </a>
          </>
        ))}
      </p>
      {why.length > 0 && (
        <details class="why" open={view.isExpanded}>
          <summary>Why is this local?</summary>
          <ul>
            {why.map((sentence) => (
              <li dir="auto">{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
