/** Which rows tell which story, and from that who was first and how many publishers report it. */
import { FLAG } from "#ranking/candidates.ts";
import type { Columns } from "./columns.ts";

export type Members = ReturnType<typeof openMembers>;

export function openMembers(columns: Columns) {
  /** Story number → rows. */
  const rowsByStory = new Map<number, number[]>();
  const touched = new Set<number>();

  return {
    join(row: number): void {
      const story = columns.read().stories[row] ?? -1;
      const rows = rowsByStory.get(story);
      if (rows) rows.push(row);
      else rowsByStory.set(story, [row]);
      touched.add(story);
    },
    /** Call before the row is written anew or let go. */
    leave(row: number): void {
      const story = columns.read().stories[row] ?? -1;
      const left = (rowsByStory.get(story) ?? []).filter((one) => one !== row);
      if (left.length > 0) rowsByStory.set(story, left);
      else rowsByStory.delete(story);
      touched.add(story);
    },
    /** Rows of a story, copies too. */
    rowsOf: (story: number): readonly number[] => rowsByStory.get(story) ?? [],
    /** Rows of a story, copies left out. */
    list(story: number): number[] {
      const { flags } = columns.read();
      return (rowsByStory.get(story) ?? []).filter((row) => ((flags[row] ?? 0) & FLAG.hidden) === 0);
    },
    /** Counts the stories that were touched again; returns the rows whose story changed. */
    settle(): number[] {
      const { published, publishers, ids, flags } = columns.read();
      const changed: number[] = [];
      for (const story of touched) {
        const all = rowsByStory.get(story) ?? [];
        const rows = all.filter((row) => ((flags[row] ?? 0) & FLAG.hidden) === 0);
        let first = -1;
        const outlets = new Set<number>();
        for (const row of rows) {
          outlets.add(publishers[row] ?? -1);
          if (first < 0 || isEarlier(row, first)) first = row;
        }
        for (const row of rows) columns.setStory(row, { outlets: outlets.size, isFirst: row === first });
        changed.push(...all);
      }
      touched.clear();
      return changed;

      function isEarlier(row: number, than: number): boolean {
        const [a, b] = [published[row] ?? 0, published[than] ?? 0];
        return a < b || (a === b && (ids[row] ?? "") < (ids[than] ?? ""));
      }
    },
  };
}
