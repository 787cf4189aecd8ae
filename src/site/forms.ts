/**
 * What arrives by a form: only from a page of this site, only as a browser's plain form or our own script sends it, and
 * only so much.
 */
import type { Context } from "hono";
import { readAtMost } from "#base/bytes.ts";
import { parseHttpUrl } from "#base/url.ts";

type RefusedForm = { kind: "refused"; status: 400 | 403 | 413 };
export type ReadForm = { kind: "form"; form: URLSearchParams } | RefusedForm;
export type ReadJson = { kind: "json"; value: unknown } | RefusedForm;

const MAX_BYTES = 16 * 1024;
const JSON_TYPE = /^application\/json(?:;|$)/i;
const FORM_TYPE = /^application\/x-www-form-urlencoded(?:;|$)/i;

/** Reads the form of a POST; refused when another site sent it, when it is none, or too large. */
export async function readForm(
  c: Context,
  publicUrl: string,
  { maxBytes = MAX_BYTES } = {},
): Promise<ReadForm> {
  const read = await readPosted(c, publicUrl, FORM_TYPE, maxBytes);
  return read.kind === "refused" ? read : { kind: "form", form: new URLSearchParams(read.text) };
}

/** The same for what our own script posts. A page of another site cannot even ask to send this type. */
export async function readJson(c: Context, publicUrl: string): Promise<ReadJson> {
  const read = await readPosted(c, publicUrl, JSON_TYPE, MAX_BYTES);
  if (read.kind === "refused") return read;
  try {
    return { kind: "json", value: JSON.parse(read.text) };
  } catch {
    return { kind: "refused", status: 400 };
  }
}

type Posted = { kind: "posted"; text: string } | RefusedForm;

async function readPosted(c: Context, publicUrl: string, type: RegExp, maxBytes: number): Promise<Posted> {
  if (!isOwnForm(c, publicUrl)) return { kind: "refused", status: 403 };
  if (!type.test(c.req.header("content-type") ?? "")) return { kind: "refused", status: 400 };
  const bytes = await readAtMost(c.req.raw.body, maxBytes);
  if (!bytes) return { kind: "refused", status: 413 };
  return { kind: "posted", text: new TextDecoder().decode(bytes) };
}

/**
 * A form of another site must change nothing here (CSRF). Browsers say where a request comes from: with
 * `Sec-Fetch-Site` on https and localhost, else with `Origin`, the oldest and the plainest at least with `Referer`.
 * The first of them that is there decides, and must name this site (its public address, or the host that was asked).
 * A request with none of them comes from no page that could have tricked anybody. That the cookies are
 * `SameSite=Lax` stands behind this.
 */
export function isOwnForm(c: Context, publicUrl: string): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  const from = c.req.header("origin") ?? c.req.header("referer");
  if (from === undefined) return true;
  const origin = parseHttpUrl(from);
  if (!origin) return false;
  return origin.origin === parseHttpUrl(publicUrl)?.origin || origin.host === c.req.header("host");
}

const SOMEWHERE = "http://site.invalid";

/** The path of this site that a form asks to go back to; `/choices` for whatever is none. */
export function backPath(given: string | null): string {
  // A browser reads "//host", "/\host" and "/<tab>/host" as another site's address.
  if (!given || given.length > 1000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(given)) return "/choices";
  const url = URL.parse(given, SOMEWHERE);
  return url?.origin === SOMEWHERE ? `${url.pathname}${url.search}${url.hash}` : "/choices";
}
