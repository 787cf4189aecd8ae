/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * A picture from our own image service. Its width and height are always written down, so that nothing moves when
 * it arrives; the browser picks the variant.
 */
import type { ShownArticle } from "#articles/rights.ts";
import { imagePath } from "../addresses.ts";
import type { View } from "../view.ts";

export type PictureProps = {
  view: View;
  article: ShownArticle;
  /** The media conditions of `<img sizes>`: how wide it is laid out. */
  sizes: string;
  /** What it shows. Empty beside a headline that links to the same article. */
  alt: string;
  /** The picture that a page opens with is not lazy: it is what the reader waits for. */
  first?: boolean;
};

/** Nothing when the article has no picture that we may show and can serve. */
export function Picture({ view, article, sizes, alt, first = false }: PictureProps) {
  const { picture } = article;
  const variants = picture === undefined ? undefined : view.sizes.get(picture.key);
  const widest = variants?.at(-1);
  if (picture === undefined || variants === undefined || widest === undefined) return null;
  const fallback = variants.find((variant) => variant.width >= 640) ?? widest;
  return (
    <img
      src={imagePath(picture.key, fallback.width)}
      srcset={variants.map(({ width }) => `${imagePath(picture.key, width)} ${width}w`).join(", ")}
      sizes={sizes}
      width={widest.width}
      height={widest.height}
      alt={alt}
      decoding="async"
      {...(first ? { fetchpriority: "high" } : { loading: "lazy" as const })}
    />
  );
}

/** Whether `Picture` would draw one. */
export const hasPicture = (view: View, article: ShownArticle): boolean =>
  article.picture !== undefined && view.sizes.has(article.picture.key);
