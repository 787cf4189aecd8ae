/**
 * The image service: `/image/<key>` in the nearest width and the smallest format that the request takes, and
 * `/image/<key>.json` with who made it and where it came from. A key is all that is ever accepted: no address.
 */
import type { Context } from "hono";
import { findPictureOrigin, findPictureUse } from "#articles/pictures.ts";
import { acceptedFormats, contentTypeOf } from "#images/accept.ts";
import { isKey } from "#images/make-picture.ts";
import { findPictureFacts } from "#images/pictures.ts";
import { isRemoved } from "#images/removals.ts";
import { openShelf, type Shelf, type Wanted } from "#images/shelf.ts";
import { articlePath, cardPath, imagePath, publisherPath } from "./addresses.ts";
import { answer, answerVariant } from "./answers.ts";
import type { SiteNeeds } from "./view.ts";

const WIDEST = 10_000;

/** The shelf of pictures, which asks again about a picture as soon as an article that has it is known to have changed. */
export function openPictures({ db, now, editions: { hot } }: SiteNeeds): Shelf {
  const shelf = openShelf({ db, now, findUse: (key) => findPictureUse(db, key) });
  hot.onChange((changed) => {
    if (changed === "everything") return shelf.doubt("all");
    const ids = [...changed].flatMap((tag) => (tag.startsWith(ARTICLE) ? [tag.slice(ARTICLE.length)] : []));
    shelf.doubt(new Set(ids));
  });
  return {
    ...shelf,
    async find(key, wanted) {
      if (!hot.isFresh()) await hot.refresh();
      return shelf.find(key, wanted);
    },
  };
}
const ARTICLE = "article:";

export async function answerPicture(shelf: Shelf, c: Context): Promise<Response> {
  const wanted = readWanted(c);
  const found = wanted ? await shelf.find(c.req.param("key") ?? "", wanted) : { kind: "missing" as const };
  switch (found.kind) {
    case "found":
      return answerVariant(c, found.picture);
    case "removed":
      return answerNothing(c, "This picture was taken down.\n", 410);
    case "missing":
      return answerNothing(c, "There is no such picture.\n", 404);
    default:
      return found satisfies never;
  }
}

/** `?w=640`, or `?card=640` for the crop, and `&f=jpeg`; undefined when the width is none. */
function readWanted(c: Context): Wanted | undefined {
  const card = c.req.query("card");
  const width = Number(card ?? c.req.query("w") ?? WIDEST);
  if (!(width > 0)) return undefined;
  return {
    shape: card === undefined ? "whole" : "card",
    width: Math.min(width, WIDEST),
    formats: c.req.query("f") === "jpeg" ? ["jpeg"] : acceptedFormats(c.req.header("accept")),
  };
}

/** One transparent pixel. */
const NOTHING = Uint8Array.from(
  Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
);

/** What stands in a page is drawn as nothing rather than as a broken picture; whoever asks for the address reads why. */
function answerNothing(c: Context, words: string, status: 404 | 410): Response {
  const accept = c.req.header("accept") ?? "";
  const isDrawn = accept.includes("image/") && !accept.includes("text/");
  return answer(c, {
    ...(isDrawn ? { body: NOTHING, type: "image/gif" } : { body: words, type: "text/plain; charset=utf-8" }),
    status,
    headers: { vary: "accept" },
  });
}

/** Credit, licence, origin and variants of a picture that may be shown. */
export async function answerPictureFacts({ db, publicUrl }: SiteNeeds, c: Context): Promise<Response> {
  const key = (c.req.param("file") ?? "").replace(/\.json$/, "");
  const json = (body: object, status: 200 | 404 | 410) =>
    answer(c, {
      body: JSON.stringify(body),
      type: "application/json",
      status,
      headers: { vary: "accept-encoding" },
    });
  if (!isKey(key)) return json({ error: "There is no such picture." }, 404);
  if (await isRemoved(db, key)) return json({ error: "This picture was taken down." }, 410);
  const origin = await findPictureOrigin(db, key);
  const facts = origin && (await findPictureFacts(db, key));
  if (!origin && (await findPictureUse(db, key)).kind === "withdrawn")
    return json({ error: "This picture was taken down." }, 410);
  if (!facts) return json({ error: "There is no such picture." }, 404);
  const { width, height, licence = null, tint = null } = facts;
  return json(
    {
      key,
      width,
      height,
      credit: origin.credit ?? facts.credit ?? null,
      licence,
      origin: {
        url: origin.url ?? null,
        article: publicUrl + articlePath(origin.article),
        publisher: { name: origin.publisher.name, page: publicUrl + publisherPath(origin.publisher) },
      },
      placeholder: tint && { color: tint },
      variants: facts.variants.map((variant) => ({
        shape: variant.shape,
        type: contentTypeOf(variant.format),
        width: variant.width,
        height: variant.height,
        bytes: variant.size,
        url: publicUrl + (variant.shape === "card" ? cardPath : imagePath)(key, variant.width),
      })),
    },
    200,
  );
}
