/**
 * Which article stands in which story, and which id a story keeps when stories merge and split: readers hold links, so
 * an id lives as long as its story does.
 */

export type Story = {
  id: string;
  /** The article it was founded by. */
  founder: string;
  /** When that was published, in milliseconds since 1970. */
  founded: number;
  /** Slots. */
  members: number[];
};

export type Change = {
  moved: { slot: number; from: string; to: string }[];
  merged: { from: string; into: string }[];
};

export type Ledger = {
  storyOf(slot: number): Story | undefined;
  /** Puts an article where the database says that it stands. */
  enter(slot: number, story: string, article: { id: string; published: number }): void;
  leave(slot: number): void;
  /** Writes down how `touched` stories and new articles were divided. Groups: slots, oldest first. */
  settle(groups: readonly (readonly number[])[], touched: readonly Story[]): Change;
  readonly size: number;
};

type Facts = {
  idOf(slot: number): string;
  publishedOf(slot: number): number;
  /** Whether an editor said where it stands. */
  isRuled(slot: number): boolean;
};

export function openLedger({ idOf, publishedOf, isRuled }: Facts): Ledger {
  const stories = new Map<string, Story>();
  const bySlot: (Story | undefined)[] = [];

  function put(slot: number, story: Story): void {
    story.members.push(slot);
    bySlot[slot] = story;
  }

  function leave(slot: number): void {
    const story = bySlot[slot];
    if (!story) return;
    bySlot[slot] = undefined;
    story.members = story.members.filter((member) => member !== slot);
    if (story.members.length === 0) stories.delete(story.id);
  }

  /**
   * The group that goes on under the story's id: where those stand that an editor put there, else its founder, else most of
   * its members.
   */
  function holderOf(story: Story, groups: readonly (readonly number[])[]): number {
    let holder = -1;
    let most = 0;
    groups.forEach((group, index) => {
      let members = 0;
      for (const slot of group) {
        if (bySlot[slot] !== story) continue;
        members += isRuled(slot) ? 1e9 : idOf(slot) === story.founder ? 1e6 : 1;
      }
      if (members > most) [holder, most] = [index, members];
    });
    return holder;
  }

  /** Named after the article that founds it; the name may still be held by a story which that article has left. */
  function found(slot: number): Story {
    const founder = idOf(slot);
    let id = founder;
    for (let n = 2; stories.has(id); n++) id = `${founder}-${n}`;
    const story = { id, founder, founded: publishedOf(slot), members: [] };
    stories.set(id, story);
    return story;
  }

  return {
    storyOf: (slot) => bySlot[slot],
    get size() {
      return stories.size;
    },
    leave,
    enter(slot, id, { id: article, published }) {
      leave(slot);
      const story = stories.get(id) ?? { id, founder: article, founded: published, members: [] };
      stories.set(id, story);
      // Its founder may come later than others: an article after which the story is named has founded it.
      if (article === id || (story.founder !== id && published < story.founded))
        [story.founder, story.founded] = [article, published];
      put(slot, story);
    },
    settle(groups, touched) {
      const change: Change = { moved: [], merged: [] };
      const claims = groups.map((): Story[] => []);
      for (const story of touched) claims[holderOf(story, groups)]?.push(story);
      const before = new Map<number, Story>();
      for (const story of touched) for (const slot of story.members) before.set(slot, story);
      const rest = new Map(touched.map((story) => [story, new Set(story.members)]));
      for (const group of groups)
        for (const slot of group) {
          const story = before.get(slot);
          if (story) rest.get(story)?.delete(slot);
        }
      for (const story of touched) story.members = [];
      groups.forEach((group, index) => {
        const [kept, ...gone] = (claims[index] ?? []).sort(
          (a, b) => a.founded - b.founded || (a.id < b.id ? -1 : 1),
        );
        for (const story of gone) {
          stories.delete(story.id);
          if (kept) change.merged.push({ from: story.id, into: kept.id });
        }
        const first = group[0];
        if (first === undefined) return;
        const story = kept ?? found(first);
        // Members of big stories that were not looked at stay with the story's id.
        const followers = [kept, ...gone].flatMap((claimed) => [...((claimed && rest.get(claimed)) ?? [])]);
        for (const slot of [...group, ...followers]) {
          put(slot, story);
          const from = before.get(slot);
          if (from && from.id !== story.id) change.moved.push({ slot, from: from.id, to: story.id });
        }
      });
      return change;
    },
  };
}
