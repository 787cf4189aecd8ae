/** Files that are the same for everybody: compressed once, the first time somebody asks, and served from memory. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Context } from "hono";
import { type Answer, answer } from "./answers.ts";

const squeeze = { br: promisify(brotliCompress), gzip: promisify(gzip) };

export type Asset = {
  type: string;
  age: NonNullable<Answer["age"]>;
  plain: Uint8Array;
  br(): Promise<Uint8Array>;
  gzip(): Promise<Uint8Array>;
};

export function makeAsset(body: string | Uint8Array, type: string, age: Asset["age"]): Asset {
  const plain = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return {
    type,
    age,
    plain,
    br: once(() =>
      squeeze.br(plain, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
      }),
    ),
    gzip: once(() => squeeze.gzip(plain, { level: 9 })),
  };
}

/** Sends it in the smallest form the reader's program takes. */
export async function answerAsset(c: Context, asset: Asset): Promise<Response> {
  const encoding = chooseEncoding(c.req.header("accept-encoding"));
  const body = encoding === undefined ? asset.plain : await asset[encoding]();
  return answer(c, {
    body,
    type: asset.type,
    age: asset.age,
    headers: { vary: "Accept-Encoding", ...(encoding === undefined ? {} : { "content-encoding": encoding }) },
  });
}

/** RFC 9110, 12.5.3: what is named and not refused; "*" is not worth reading for. */
export function chooseEncoding(accepted: string | undefined): "br" | "gzip" | undefined {
  const taken = new Set(
    (accepted ?? "").split(",").flatMap((part) => {
      const [name = "", ...rest] = part.toLowerCase().split(";");
      const refused = rest.some((one) => /^\s*q\s*=\s*0(\.0*)?\s*$/.test(one));
      return refused ? [] : [name.trim()];
    }),
  );
  return (["br", "gzip"] as const).find((encoding) => taken.has(encoding));
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
