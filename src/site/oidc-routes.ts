/**
 * There and back to another provider. It is a link and not a form: what a form leads on to is held to this site by our
 * policy. The browser that went keeps `state` in a cookie of these two addresses alone, so that nobody else can come back.
 */
import type { Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import { LIMITS } from "#accounts/limits.ts";
import { isNew, makeLink, signInByLink } from "#accounts/links.ts";
import { type Confirmed, OIDC_BACK_PATH, type Oidc } from "#accounts/oidc.ts";
import { isToken, makeToken } from "#accounts/tokens.ts";
import { SECURITY } from "./answers.ts";
import { callerOf } from "./caller.ts";
import { mayTry, refuseForm } from "./limited.tsx";
import { agentOf, answerSignedIn, goalOf } from "./signed-in.ts";
import type { SiteNeeds } from "./view.ts";

type Address = Extract<Confirmed, { kind: "confirmed" }>;

const COOKIE = "oidc";
const MINUTES = 10;

const WHY: Readonly<Record<Exclude<Confirmed["kind"], "confirmed">, string>> = {
  away: "It does not answer just now. Please try again in a few minutes.",
  refused: "It did not sign you in here. Please try again.",
  unconfirmed: "It gave us no e-mail address that it had confirmed, so we cannot tell who you are.",
};

export function addOidcRoutes(site: Hono, needs: SiteNeeds, oidc: Oidc): void {
  const secure = needs.publicUrl.startsWith("https:") ? "; Secure" : "";
  const keep = (value: string, seconds: number): string =>
    `${COOKIE}=${value}; Max-Age=${seconds}; Path=/sign-in/oidc; HttpOnly; SameSite=Lax${secure}`;
  const refuse = (c: Context, status: 403 | 409 | 429, why?: string) =>
    refuseForm(needs, c, status, { back: "/sign-in", ...(why ? { why: `${oidc.name}: ${why}` } : {}) });

  site.get("/sign-in/oidc", async (c) => {
    if (!(await mayTry(needs, [[LIMITS.signInBy, callerOf(c)]]))) return refuse(c, 429);
    const state = makeToken();
    const address = await oidc.begin(state);
    if (address === undefined) return refuse(c, 409, WHY.away);
    const back = Buffer.from(goalOf(c.req.query("back"))).toString("base64url");
    const headers = { ...SECURITY, "cache-control": "no-store", location: address };
    return new Response(null, {
      status: 303,
      headers: { ...headers, "set-cookie": keep(`${state}.${back}`, MINUTES * 60) },
    });
  });

  site.get(OIDC_BACK_PATH, async (c) => {
    const [state = "", path = ""] = (getCookie(c, COOKIE) ?? "").split(".");
    if (!isToken(state)) return refuse(c, 403, WHY.refused);
    if (!(await mayTry(needs, [[LIMITS.signInBy, callerOf(c)]]))) return refuse(c, 429);
    const confirmed = await oidc.finish(state, new URL(c.req.url).search);
    if (confirmed.kind !== "confirmed") {
      needs.log?.warn({ why: confirmed.why }, "signing in with another provider failed");
      return refuse(c, confirmed.kind === "away" ? 409 : 403, WHY[confirmed.kind]);
    }
    const answered = await answerConfirmed(c, confirmed, goalOf(Buffer.from(path, "base64url").toString()));
    answered.headers.append("set-cookie", keep("", 0));
    return answered;
  });

  /** As if a link that was mailed to the address had been opened: whoever is new chooses a name there. */
  async function answerConfirmed(c: Context, { email, name }: Address, back: string): Promise<Response> {
    const token = await makeLink(needs, { email, back });
    if (await isNew(needs, { email })) {
      const location = `/sign-in/link/${token}${name ? `?name=${encodeURIComponent(name)}` : ""}`;
      return new Response(null, {
        status: 303,
        headers: { ...SECURITY, "cache-control": "no-store", location },
      });
    }
    const signed = await signInByLink(needs, { token, name: undefined, agent: agentOf(c) });
    if (signed.kind !== "signed-in") return refuse(c, 409);
    return answerSignedIn(needs, c, signed.token, back);
  }
}
