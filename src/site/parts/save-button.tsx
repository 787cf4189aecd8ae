/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Saves an article for later, or takes it off the list. The element only keeps the page from loading anew. */
import type { View } from "../view.ts";

export type SaveButtonProps = {
  view: View;
  article: { id: string; title: string };
  back: string;
  /** What it says of an article that is saved. */
  saved?: string;
};

export function SaveButton({ view, article, back, saved = "Saved" }: SaveButtonProps) {
  const isSaved = view.reader.saved.includes(article.id);
  return (
    <tw-save>
      <form class="choice" method="post" action={`/saved/${article.id}`}>
        <input type="hidden" name="do" value={isSaved ? "unsave" : "save"} />
        <input type="hidden" name="back" value={back} />
        <button class="quiet" type="submit">
          {isSaved ? saved : "Save"}
          <span class="unseen">
            {isSaved ? " (press to take it off your list): " : " for later: "}
            {article.title}
          </span>
        </button>
      </form>
    </tw-save>
  );
}
