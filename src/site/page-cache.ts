/**
 * Pages as they were last drawn for readers who chose nothing, in memory: kept for seconds, and dropped the moment
 * something changes that they depend on. Each is compressed once for each encoding that is asked for.
 */
import { brotliCompressSync, gzipSync, constants as zlib } from "node:zlib";
import type { Changed } from "#editions/hot-set.ts";

export type DrawnPage = {
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  /** Tags of what it shows, as the hot set tells them; "news" for whatever changes. */
  depends: readonly string[];
};

export type KeptPage = DrawnPage & {
  etag: string;
  /** The body in an encoding that the reader's program takes, with its name; undefined for the body as it is. */
  encoded(accepted: string): { encoding: "br" | "gzip" | undefined; bytes: Uint8Array };
};

export type PageCache = ReturnType<typeof openPageCache>;

/** Times on pages are relative and order follows the clock: as long as `max-age` of a page. */
const KEPT_MS = 20_000;
const MAX_BYTES = 64 * 1024 * 1024;
/** Quality of Brotli: beyond it the time of a page grows more than its bytes shrink. */
const BROTLI_QUALITY = 5;

/** `nowMs` on any clock that only goes forward. */
export function openPageCache(nowMs: () => number, { maxBytes = MAX_BYTES } = {}) {
  const pages = new Map<string, KeptPage & { until: number; size: number }>();
  const holders = new Map<string, Set<string>>();
  let bytes = 0;
  let generation = 0;

  function remove(address: string): void {
    const page = pages.get(address);
    if (!page) return;
    pages.delete(address);
    bytes -= page.size;
    for (const tag of page.depends) {
      const held = holders.get(tag);
      held?.delete(address);
      if (held?.size === 0) holders.delete(tag);
    }
  }

  return {
    /** Changes with every drop: a page drawn before one must not be kept after it. */
    generation: (): number => generation,
    find(address: string): KeptPage | undefined {
      const page = pages.get(address);
      if (page === undefined) return undefined;
      if (page.until > nowMs()) return page;
      remove(address);
      return undefined;
    },
    /** Keeps a page that was begun in this generation; the oldest go when there are too many. */
    keep(address: string, page: DrawnPage, begun: number): void {
      if (begun !== generation) return;
      remove(address);
      // With its compressed forms a page takes about half as much again.
      const size = Math.ceil(page.body.length * 1.5) + 2 * address.length + 500;
      pages.set(address, { ...keptOf(page), until: nowMs() + KEPT_MS, size });
      bytes += size;
      for (const tag of page.depends) {
        const held = holders.get(tag);
        if (held) held.add(address);
        else holders.set(tag, new Set([address]));
      }
      for (const oldest of pages.keys()) {
        if (bytes <= maxBytes) break;
        remove(oldest);
      }
    },
    /** Drops what depends on something that changed. */
    drop(changed: Changed): void {
      generation += 1;
      const tags = changed === "everything" ? [...holders.keys()] : [...changed, "news"];
      for (const tag of tags) for (const address of [...(holders.get(tag) ?? [])]) remove(address);
    },
  };
}

function keptOf(page: DrawnPage): KeptPage {
  let br: Uint8Array | undefined;
  let gzip: Uint8Array | undefined;
  return {
    ...page,
    etag: page.headers.etag ?? "",
    encoded(accepted) {
      if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) {
        br ??= brotliCompressSync(page.body, { params: { [zlib.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
        return { encoding: "br", bytes: br };
      }
      if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) {
        gzip ??= gzipSync(page.body);
        return { encoding: "gzip", bytes: gzip };
      }
      return { encoding: undefined, bytes: page.body };
    },
  };
}
