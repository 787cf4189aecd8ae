/** What editors have put on top of which page: few at any time. */

export function openPins() {
  /** Article → page → when it ends, in milliseconds since 1970. */
  const pinned = new Map<string, ReadonlyMap<string, number>>();

  return {
    /** As rows have them. */
    put(id: string, pins: readonly string[]): void {
      if (pins.length === 0) pinned.delete(id);
      else
        pinned.set(
          id,
          new Map(
            pins.map((pin) => {
              const at = pin.lastIndexOf(" ");
              return [pin.slice(0, at), Number(pin.slice(at + 1))];
            }),
          ),
        );
    },
    /** Story → when it ends; undefined where nothing is pinned now. */
    read(
      page: string,
      nowMs: number,
      storyOf: (id: string) => number | undefined,
    ): ReadonlyMap<number, number> | undefined {
      if (pinned.size === 0) return undefined;
      const stories = new Map<number, number>();
      for (const [id, pages] of pinned) {
        const [ends, story] = [pages.get(page), storyOf(id)];
        if (ends === undefined || ends <= nowMs || story === undefined) continue;
        stories.set(story, Math.max(ends, stories.get(story) ?? 0));
      }
      return stories.size > 0 ? stories : undefined;
    },
  };
}
