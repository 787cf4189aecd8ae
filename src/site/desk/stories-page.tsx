/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The desk's stories: those that several tell, the newest first. */
import type { ShownArticle } from "#articles/rights.ts";
import type { ListedStory } from "#stories/list.ts";
import { olderPath } from "../addresses.ts";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { DeskFrame } from "./frame.tsx";
import { deskStoryPath, STORIES_PATH } from "./paths.ts";

export type DeskStoriesProps = {
  view: View;
  stories: readonly ListedStory[];
  /** The first reports, by id. */
  first: ReadonlyMap<string, ShownArticle>;
  /** Cursor of the next page. */
  next: string | undefined;
};

export const DeskStoriesPage = ({ view, stories, first, next }: DeskStoriesProps) => (
  <DeskFrame view={view} title="Stories" path={STORIES_PATH}>
    <p class="note">Those with several reports. A story of one is reached from its article.</p>
    {stories.length === 0 ? (
      <p class="note">Nothing is here.</p>
    ) : (
      <ul class="desk-list">
        {stories.map((story) => (
          <li>
            <a href={deskStoryPath(story)} dir="auto">
              {first.get(story.firstArticleId)?.title ?? "A story"}
            </a>
            <p class="note">
              {story.articles} articles · <Time view={view} date={story.newest} />
              {story.isRuled && (
                <>
                  {" · "}
                  <span class="state">by an editor</span>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    )}
    {next && (
      <p>
        <a href={olderPath(STORIES_PATH, next)}>Older stories</a>
      </p>
    )}
  </DeskFrame>
);
