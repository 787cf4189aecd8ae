/** Which rows stand on which page: kept as articles come and go, so that a page's rows cost what it has, not what there is. */

export type Postings = ReturnType<typeof openPostings>;

export function openPostings() {
  const rowsOn = new Map<number, Set<number>>();
  const flat = new Map<number, Int32Array>();

  return {
    add(row: number, pages: Iterable<number>): void {
      for (const page of pages) {
        const rows = rowsOn.get(page);
        if (rows) rows.add(row);
        else rowsOn.set(page, new Set([row]));
        flat.delete(page);
      }
    },
    remove(row: number, pages: Iterable<number>): void {
      for (const page of pages) {
        rowsOn.get(page)?.delete(row);
        flat.delete(page);
      }
    },
    read(page: number | undefined): Int32Array {
      if (page === undefined) return EMPTY;
      let rows = flat.get(page);
      if (!rows) {
        rows = Int32Array.from(rowsOn.get(page) ?? []);
        flat.set(page, rows);
      }
      return rows;
    },
    sizes: (): Iterable<[number, number]> => [...rowsOn].map(([page, rows]) => [page, rows.size]),
  };
}

const EMPTY = new Int32Array(0);
