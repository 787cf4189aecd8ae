/** When a thread takes no more comments. */
import type { Policy } from "./policy.ts";

/** What a thread is about, as far as closing asks. */
export type Topic = {
  published: Date;
  sections: readonly string[];
  /** Why an editor closed it; undefined where none did. */
  closedWhy?: string | undefined;
};

const DAY_MS = 86_400_000;

/** Why the thread is closed, in a sentence for readers; undefined while it is open. */
export function whyClosed(topic: Topic, policy: Policy["closing"], now: Date): string | undefined {
  if (topic.closedWhy !== undefined)
    return topic.closedWhy === "" ? "An editor closed it." : `An editor closed it: ${topic.closedWhy}`;
  if (topic.sections.some((section) => policy.sections.includes(section)))
    return "There are no comments in this section.";
  if (now.getTime() - topic.published.getTime() > policy.afterDays * DAY_MS)
    return `Comments close ${policy.afterDays === 1 ? "a day" : `${policy.afterDays} days`} after publication.`;
  return undefined;
}
