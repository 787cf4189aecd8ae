/**
 * Who is signed in: known from a cookie whose token is looked up once per request. Without the cookie nothing is asked, so
 * reading without an account costs no query; a page for somebody signed in is that reader's alone.
 */
import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { OwnAccount } from "#accounts/accounts.ts";
import { describeAgent } from "#accounts/agent.ts";
import { endSessionOf, findSession, SESSION_SECONDS } from "#accounts/sessions.ts";
import { signInPath } from "./addresses.ts";
import { answerDone, PAGE_AGE } from "./answers.ts";
import { backPath } from "./forms.ts";
import type { SiteNeeds } from "./view.ts";
import { PERSONAL_AGE, setWho, whoOf } from "./who.ts";

const SESSION = "session";
const FRESH = "fresh";

const isSecure = ({ publicUrl }: Pick<SiteNeeds, "publicUrl">): boolean => publicUrl.startsWith("https:");

/** With the prefix a browser takes it only over https, for this very host, and no page of another host can plant it. */
const nameOf = (needs: Pick<SiteNeeds, "publicUrl">): string =>
  isSecure(needs) ? "__Host-tw_session" : "tw_session";

/** The token that the browser brought. */
export const tokenOf = (needs: Pick<SiteNeeds, "publicUrl">, c: Context): string | undefined =>
  getCookie(c, nameOf(needs));

/** The line that has the browser keep the token; without one, forget it. */
export function keepSession(needs: Pick<SiteNeeds, "publicUrl">, token?: string): string {
  const kept = token === undefined ? "=; Max-Age=0" : `=${token}; Max-Age=${SESSION_SECONDS}`;
  return `${nameOf(needs)}${kept}; Path=/; HttpOnly; SameSite=Lax${isSecure(needs) ? "; Secure" : ""}`;
}

export function knowAccount(needs: SiteNeeds): MiddlewareHandler {
  return async (c, next) => {
    const token = tokenOf(needs, c);
    if (token === undefined) return next();
    const found = await findSession(needs, token);
    if (found) {
      setWho(c, { ...whoOf(c), account: found.account });
      c.set(SESSION, found.sessionId);
      c.set(FRESH, found.isFresh);
    }
    await next();
    const { headers } = c.res;
    if (headers.get("cache-control") === PAGE_AGE) headers.set("cache-control", PERSONAL_AGE);
    // What the request itself decided about the session stands.
    if (headers.getSetCookie().some((line) => line.startsWith(`${nameOf(needs)}=`))) return;
    if (!found) headers.append("set-cookie", keepSession(needs));
    else if (found.isRenewed) headers.append("set-cookie", keepSession(needs, token));
  };
}

/** Whoever is signed in. */
export const accountOf = (c: Context): OwnAccount | undefined => whoOf(c).account;

/** The session that the request came with. */
export const sessionOf = (c: Context): string => (c.get(SESSION) as string | undefined) ?? "";

/** Whether the session began a short time ago: a browser left open must not give an account away. */
export const isFresh = (c: Context): boolean => c.get(FRESH) === true;

/** For whoever is not signed in, at a page that needs it. */
export const answerSignInFirst = (back: string): Response => answerDone(signInPath(back));

/** Where to go when somebody is signed in; not back to where one signs in. */
export const goalOf = (given: string | null | undefined): string => {
  const back = given ? backPath(given) : "/account";
  return back.startsWith("/sign-in") ? "/account" : back;
};

export const agentOf = (c: Context): string => describeAgent(c.req.header("user-agent"));

/** Whoever signs in where somebody was signed in takes their place. */
export async function answerSignedIn(
  needs: SiteNeeds,
  c: Context,
  token: string,
  back: string,
): Promise<Response> {
  const before = tokenOf(needs, c);
  if (before !== undefined) await endSessionOf(needs.db, before);
  return answerDone(back, { cookie: keepSession(needs, token) });
}
