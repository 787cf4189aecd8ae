/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * A picture from our own image service. Its width and height are always written down, so that nothing moves when it
 * arrives, and its colour stands in its place until then. The browser picks the width, and says which formats it takes.
 */
import type { ShownArticle } from "#articles/rights.ts";
import { tintClasses } from "#images/tint.ts";
import { cardPath, imagePath } from "../addresses.ts";

export type PictureProps = {
  article: ShownArticle;
  /** card: the crop of three to two, or the whole picture where it has that shape already. */
  shape: "whole" | "card";
  /** The media conditions of `<img sizes>`: how wide it is laid out. */
  sizes: string;
  /** What it shows. Empty beside a headline that links to the same article. */
  alt: string;
  /** The picture that a page opens with is not lazy: it is what the reader waits for. */
  first?: boolean;
};

/** Nothing when the article has no picture that we may show and can serve. */
export function Picture({ article, shape, sizes, alt, first = false }: PictureProps) {
  const { picture } = article;
  if (!picture) return null;
  const cropped = shape === "card" && picture.card.length > 0;
  const widths = cropped ? picture.card : picture.whole;
  const widest = widths.at(-1) ?? picture.width;
  const address = (width: number) => (cropped ? cardPath : imagePath)(picture.key, width);
  return (
    <img
      class={picture.tint && tintClasses(picture.tint)}
      src={address(widths.find((width) => width >= 640) ?? widest)}
      srcset={widths.map((width) => `${address(width)} ${width}w`).join(", ")}
      sizes={sizes}
      width={widest}
      height={cropped ? Math.round((widest * 2) / 3) : picture.height}
      alt={alt}
      decoding="async"
      {...(first ? { fetchpriority: "high" } : { loading: "lazy" as const })}
    />
  );
}

/** Whether `Picture` would draw one. */
export const hasPicture = (article: ShownArticle): boolean => article.picture !== undefined;
