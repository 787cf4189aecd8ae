/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * Signing in and up. By mail it is plain forms, and what is answered does not depend on whether an address has an account;
 * by passkey our own script posts JSON.
 */
import type { Context, Hono } from "hono";
import { LIMITS } from "#accounts/limits.ts";
import { findLink, isNew, LINK_MINUTES, makeLink, signInByLink } from "#accounts/links.ts";
import { openOidc } from "#accounts/oidc.ts";
import { parseEmail, parseName } from "#accounts/parse.ts";
import { parseCreated, parseUsed } from "#accounts/parse-credential.ts";
import { partyOf } from "#accounts/party.ts";
import { offerSignIn, offerSignUp, type PasskeySignIn, signIn, signUp } from "#accounts/passkeys.ts";
import { answer, answerDone, answerPage } from "./answers.ts";
import { callerOf } from "./caller.ts";
import { readForm, readJson } from "./forms.ts";
import { mayTry, NEVER_KEPT, refuseForm, refuseScript } from "./limited.tsx";
import { addOidcRoutes } from "./oidc-routes.ts";
import { LinkPage, NoLinkPage, SentPage, SignInPage } from "./pages/sign-in.tsx";
import { accountOf, agentOf, answerSignedIn, goalOf } from "./signed-in.ts";
import { plainView, type SiteNeeds, townOf } from "./view.ts";
import { whoOf } from "./who.ts";
import { wordsOfLink } from "./words-of-mail.ts";

export const NAME_WRONG = "Please choose a name of 2 to 40 characters, with a letter or a digit in it.";
export const EMAIL_WRONG = "That is not an e-mail address that we can send to.";
export const NOT_SENT = "The mail could not be sent just now. Please try again in a few minutes.";
const AGAIN = { href: "/sign-in", label: "Ask for another link" };

export function addSignInRoutes(site: Hono, needs: SiteNeeds): void {
  const { publicUrl, mail } = needs;
  const party = partyOf(publicUrl);
  const way = mail?.way ?? "off";
  const viewOf = (c: Context) => plainView(needs, whoOf(c));

  if (needs.oidc) addOidcRoutes(site, needs, openOidc(needs.oidc, needs));

  const showForm = (c: Context, back: string, wrong?: { why: string; email: string }) =>
    answerPage(
      c,
      <SignInPage
        view={viewOf(c)}
        way={way}
        passkeysAt={party?.origin}
        other={needs.oidc?.name}
        back={back}
        wrong={wrong}
      />,
      { ...NEVER_KEPT, status: wrong ? 400 : 200 },
    );

  site.get("/sign-in", (c) => {
    const back = goalOf(c.req.query("back"));
    const isDone = accountOf(c) !== undefined && c.req.query("again") === undefined;
    return isDone ? answerDone(back) : showForm(c, back);
  });

  site.post("/sign-in", async (c) => {
    const read = await readForm(c, publicUrl);
    if (read.kind === "refused") return refuseForm(needs, c, read.status, { back: "/sign-in" });
    if (!mail || mail.way === "off") return refuseForm(needs, c, 409, { back: "/sign-in" });
    const back = goalOf(read.form.get("back"));
    const given = (read.form.get("email") ?? "").slice(0, 300);
    const email = parseEmail(given);
    if (email === undefined) return showForm(c, back, { why: EMAIL_WRONG, email: given });
    const turns = [[LIMITS.mailBy, callerOf(c)] as const, [LIMITS.mailTo, email] as const];
    if (!(await mayTry(needs, turns))) return refuseForm(needs, c, 429, { back: "/sign-in" });
    const token = await makeLink(needs, { email, back });
    const link = `${publicUrl}/sign-in/link/${token}`;
    const sent = await mail.send({ to: email, ...wordsOfLink(townOf(needs), link, LINK_MINUTES) });
    return sent.kind === "sent" ? answerDone("/sign-in/sent") : showForm(c, back, { why: NOT_SENT, email });
  });

  site.get("/sign-in/sent", (c) => {
    if (way === "off") return answerDone("/sign-in");
    return answerPage(c, <SentPage view={viewOf(c)} way={way} minutes={LINK_MINUTES} />, NEVER_KEPT);
  });

  const noLink = (c: Context) =>
    answerPage(c, <NoLinkPage view={viewOf(c)} again={AGAIN} />, { status: 410, ...NEVER_KEPT });

  site.get("/sign-in/link/:token", async (c) => {
    const token = c.req.param("token");
    const link = await findLink(needs, token, "sign-in");
    if (!link) return noLink(c);
    const name = parseName((c.req.query("name") ?? "").slice(0, 200)) ?? "";
    const props = { view: viewOf(c), token, email: link.email, isNew: await isNew(needs, link), name };
    return answerPage(c, <LinkPage {...props} />, NEVER_KEPT);
  });

  site.post("/sign-in/link", async (c) => {
    const read = await readForm(c, publicUrl);
    if (read.kind === "refused") return refuseForm(needs, c, read.status, { back: "/sign-in" });
    if (!(await mayTry(needs, [[LIMITS.signInBy, callerOf(c)]])))
      return refuseForm(needs, c, 429, { back: "/sign-in" });
    const token = read.form.get("token") ?? "";
    const typed = (read.form.get("name") ?? "").slice(0, 200);
    const signed = await signInByLink(needs, { token, name: parseName(typed), agent: agentOf(c) });
    switch (signed.kind) {
      case "signed-in":
        return answerSignedIn(needs, c, signed.token, signed.back);
      case "gone":
        return noLink(c);
      case "unnamed": {
        const link = await findLink(needs, token, "sign-in");
        if (!link) return noLink(c);
        const props = { token, email: link.email, isNew: true, name: typed, wrong: NAME_WRONG };
        return answerPage(c, <LinkPage view={viewOf(c)} {...props} />, { status: 400, ...NEVER_KEPT });
      }
    }
  });

  if (!party) return;
  const own = { ...needs, party, siteName: townOf(needs) };

  /** Reads what the script posted, if it may be tried once more. */
  async function readTry(c: Context, limit: Parameters<typeof mayTry>[1][number][0]) {
    const posted = await readJson(c, publicUrl);
    if (posted.kind === "refused") return refuseScript(c, posted.status);
    if (!(await mayTry(needs, [[limit, callerOf(c)]]))) return refuseScript(c, 429);
    const { name, back, credential } = (posted.value ?? {}) as Record<string, unknown>;
    return {
      name: typeof name === "string" ? parseName(name.slice(0, 200)) : undefined,
      back: goalOf(typeof back === "string" ? back : undefined),
      credential,
    };
  }

  async function answerPasskey(c: Context, signed: PasskeySignIn, back: string): Promise<Response> {
    if (signed.kind === "refused") return refuseScript(c, 403, PASSKEY_REFUSED);
    const done = await answerSignedIn(needs, c, signed.token, back);
    const headers = { "set-cookie": done.headers.get("set-cookie") ?? "" };
    return answer(c, { ...asJson({ location: back }), headers });
  }

  site.post("/sign-in/new/options", async (c) => {
    const asked = await readTry(c, LIMITS.signInBy);
    if (asked instanceof Response) return asked;
    if (asked.name === undefined) return refuseScript(c, 400, NAME_WRONG);
    return answer(c, asJson(await offerSignUp(own, asked.name)));
  });

  site.post("/sign-in/new", async (c) => {
    const asked = await readTry(c, LIMITS.signUpBy);
    if (asked instanceof Response) return asked;
    const credential = parseCreated(asked.credential);
    if (!credential) return refuseScript(c, 400);
    return answerPasskey(c, await signUp(own, credential, agentOf(c)), asked.back);
  });

  site.post("/sign-in/passkey/options", async (c) => {
    const asked = await readTry(c, LIMITS.signInBy);
    return asked instanceof Response ? asked : answer(c, asJson(await offerSignIn(own)));
  });

  site.post("/sign-in/passkey", async (c) => {
    const asked = await readTry(c, LIMITS.signInBy);
    if (asked instanceof Response) return asked;
    const credential = parseUsed(asked.credential);
    if (!credential) return refuseScript(c, 400);
    return answerPasskey(c, await signIn(own, credential, agentOf(c)), asked.back);
  });
}

const PASSKEY_REFUSED = "This passkey does not open an account here, or it took too long. Please try again.";

export const asJson = (value: object) =>
  ({ body: JSON.stringify(value), type: "application/json", ...NEVER_KEPT }) as const;
