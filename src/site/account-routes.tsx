/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A reader's own account: its name, address, passkeys and sessions; all of it as a file; and its end. Each reader's own alone. */
import type { Context, Hono } from "hono";
import { type OwnAccount, saveName } from "#accounts/accounts.ts";
import { describeAgent } from "#accounts/agent.ts";
import { eraseAccount, exportAccount } from "#accounts/belongings.ts";
import { LIMITS } from "#accounts/limits.ts";
import { confirmEmail, findLink, LINK_MINUTES, makeLink } from "#accounts/links.ts";
import { parseEmail, parseName } from "#accounts/parse.ts";
import { parseCreated } from "#accounts/parse-credential.ts";
import { partyOf } from "#accounts/party.ts";
import { addPasskey, listPasskeys, offerPasskey } from "#accounts/passkeys.ts";
import { endOtherSessions, endSession, listSessions } from "#accounts/sessions.ts";
import { removeEmail, removePasskey } from "#accounts/ways-in.ts";
import { signInAgainPath } from "./addresses.ts";
import { answer, answerDone, answerPage } from "./answers.ts";
import { doneIn } from "./asked.ts";
import { callerOf } from "./caller.ts";
import { readForm, readJson } from "./forms.ts";
import { mayTry, NEVER_KEPT, refuseForm, refuseScript } from "./limited.tsx";
import { AccountPage, ConfirmEmailPage, DeletePage, type Said } from "./pages/account.tsx";
import { NoLinkPage } from "./pages/sign-in.tsx";
import { readReplies } from "./replies-routes.tsx";
import { asJson, EMAIL_WRONG, NAME_WRONG, NOT_SENT } from "./sign-in-routes.tsx";
import { accountOf, answerSignInFirst, isFresh, keepSession, sessionOf } from "./signed-in.ts";
import { plainView, type SiteNeeds, sendsLinks, townOf } from "./view.ts";
import { whoOf } from "./who.ts";
import { wordsOfChange, wordsOfChanged } from "./words-of-mail.ts";

const LAST_WAY =
  "That is the only way into this account. Add another one first, or delete the account if that is what you want.";
const TAKEN =
  "That address belongs to another account. Sign in with it there; to use it here, delete that account or change its address first.";
const AGAIN = { href: "/account#email", label: "Your account" };

type Handler = (c: Context, account: OwnAccount, form: URLSearchParams) => Promise<Response> | Response;

export function addAccountRoutes(site: Hono, needs: SiteNeeds): void {
  const { db, publicUrl, mail, belongings = [] } = needs;
  const party = partyOf(publicUrl);
  const own = { ...needs, belongings };
  const writes = belongings.filter(({ isWriting }) => isWriting).map(({ name }) => name);
  const viewOf = (c: Context) => plainView(needs, whoOf(c));

  /**
   * A form of the account's own page: only from this site, only signed in, and not without end. `fresh`: what changes who can
   * get in, or ends the account, needs that one signed in a short time ago.
   */
  const onForm = (path: string, handle: Handler, { fresh = false } = {}) =>
    site.post(path, async (c) => {
      const read = await readForm(c, publicUrl);
      if (read.kind === "refused") return refuseForm(needs, c, read.status);
      const account = accountOf(c);
      if (!account) return answerSignInFirst("/account");
      if (fresh && !isFresh(c))
        return answerDone(signInAgainPath(path === "/account/delete" ? path : "/account"));
      if (!(await mayTry(needs, [[LIMITS.changeBy, account.id]]))) return refuseForm(needs, c, 429);
      return handle(c, account, read.form);
    });

  async function showAccount(c: Context, account: OwnAccount, said?: Said): Promise<Response> {
    const props = {
      view: viewOf(c),
      account,
      passkeys: await listPasskeys(needs, account.id),
      sessions: await listSessions(needs, account.id),
      current: sessionOf(c),
      passkeysAt: party?.origin,
      canMail: sendsLinks(needs),
      isFresh: isFresh(c),
      replies: await readReplies(needs, account.id),
      said,
    };
    return answerPage(c, <AccountPage {...props} />, { ...NEVER_KEPT, status: said?.wrong ? 400 : 200 });
  }

  site.get("/account", (c) => {
    const account = accountOf(c);
    const done = doneIn(c, SAID);
    return account ? showAccount(c, account, done) : answerSignInFirst("/account");
  });

  onForm("/account/name", async (c, account, form) => {
    const typed = (form.get("name") ?? "").slice(0, 200);
    const name = parseName(typed);
    if (name === undefined)
      return showAccount(c, account, { at: "name", words: NAME_WRONG, wrong: true, typed });
    await saveName(db, account.id, name);
    return answerDone("/account?done=name#name");
  });

  onForm(
    "/account/email",
    async (c, account, form) => {
      if (!mail || mail.way === "off") return refuseForm(needs, c, 409);
      const typed = (form.get("email") ?? "").slice(0, 300);
      const email = parseEmail(typed);
      const wrong = (words: string) => showAccount(c, account, { at: "email", words, wrong: true, typed });
      if (email === undefined) return wrong(EMAIL_WRONG);
      const turns = [LIMITS.mailBy, LIMITS.mailTo].map(
        (limit, i) => [limit, [callerOf(c), email][i] ?? ""] as const,
      );
      if (!(await mayTry(needs, turns))) return refuseForm(needs, c, 429);
      const token = await makeLink(needs, { email, accountId: account.id, back: "/account" });
      const link = `${publicUrl}/account/email/${token}`;
      const words = wordsOfChange(townOf(needs), account.name, link, LINK_MINUTES);
      const sent = await mail.send({ to: email, ...words });
      return sent.kind === "sent" ? answerDone("/account?done=sent#email") : wrong(NOT_SENT);
    },
    { fresh: true },
  );

  const noLink = (c: Context) =>
    answerPage(c, <NoLinkPage view={viewOf(c)} again={AGAIN} />, { status: 410, ...NEVER_KEPT });

  site.get("/account/email/:token", async (c) => {
    const token = c.req.param("token");
    const link = await findLink(needs, token, "email");
    if (!link) return noLink(c);
    const account = accountOf(c);
    // Of the account nothing is said to whoever is not signed in to it.
    const isOwn = account !== undefined && account.id === link.accountId;
    const props = { view: viewOf(c), token, email: link.email, account: isOwn ? account : undefined };
    return answerPage(c, <ConfirmEmailPage {...props} />, NEVER_KEPT);
  });

  onForm("/account/email/confirm", async (c, account, form) => {
    const confirmed = await confirmEmail(needs, form.get("token") ?? "", account.id);
    switch (confirmed.kind) {
      case "gone":
        return noLink(c);
      case "other":
        return refuseForm(needs, c, 403, { why: "This link is another account’s. Nothing was changed." });
      case "taken":
        return refuseForm(needs, c, 409, { why: TAKEN });
      case "confirmed": {
        const { before, email } = confirmed;
        if (mail && before !== undefined && before !== email)
          await mail.send({ to: before, ...wordsOfChanged(townOf(needs), account.name) });
        return answerDone("/account?done=email#email");
      }
    }
  });

  onForm(
    "/account/email/remove",
    async (c, account) =>
      (await removeEmail(db, account.id)).kind === "last"
        ? refuseForm(needs, c, 409, { why: LAST_WAY })
        : answerDone("/account?done=no-email#email"),
    { fresh: true },
  );

  onForm(
    "/account/passkeys/remove",
    async (c, account, form) =>
      (await removePasskey(db, account.id, form.get("passkey") ?? "")).kind === "last"
        ? refuseForm(needs, c, 409, { why: LAST_WAY })
        : answerDone("/account?done=no-passkey#passkeys"),
    { fresh: true },
  );

  onForm("/account/sessions/end", async (c, account, form) => {
    const session = form.get("session");
    if (session === null) await endOtherSessions(db, account.id, sessionOf(c));
    else await endSession(db, account.id, session);
    return answerDone("/account?done=session#sessions");
  });

  onForm("/account/sign-out", async (c, account) => {
    await endSession(db, account.id, sessionOf(c));
    return answerDone("/", { cookie: keepSession(needs), clear: ALL_CACHES });
  });

  site.get("/account/export.json", async (c) => {
    const account = accountOf(c);
    const all = account && (await exportAccount(own, account.id));
    if (!all) return answerSignInFirst("/account");
    const { isAnonymous: _, ...browser } = whoOf(c).reader;
    return answer(c, {
      body: `${JSON.stringify({ site: publicUrl, at: needs.now(), ...all, browser }, null, 2)}\n`,
      type: "application/json",
      headers: { "content-disposition": 'attachment; filename="account.json"' },
      ...NEVER_KEPT,
    });
  });

  site.get("/account/delete", (c) => {
    const account = accountOf(c);
    if (!account) return answerSignInFirst("/account");
    if (!isFresh(c)) return answerDone(signInAgainPath("/account/delete"));
    const props = { view: viewOf(c), account, writes };
    return answerPage(c, <DeletePage {...props} />, NEVER_KEPT);
  });

  onForm(
    "/account/delete",
    async (c, account, form) => {
      // The choice is the reader's alone: nothing is taken for granted.
      const how = writes.length === 0 ? "remove" : form.get("how");
      if ((how !== "remove" && how !== "anonymise") || form.get("sure") !== "yes")
        return refuseForm(needs, c, 400, { back: "/account/delete" });
      await eraseAccount(own, account.id, how);
      return answerDone("/sign-in", { cookie: keepSession(needs), clear: ALL_CACHES });
    },
    { fresh: true },
  );

  if (!party) return;
  const keys = { ...needs, party, siteName: townOf(needs) };

  const onScript = (
    path: string,
    handle: (c: Context, account: OwnAccount, value: unknown) => Promise<Response>,
  ) =>
    site.post(path, async (c) => {
      const posted = await readJson(c, publicUrl);
      if (posted.kind === "refused") return refuseScript(c, posted.status);
      const account = accountOf(c);
      if (!account || !isFresh(c)) return refuseScript(c, 403, "Please sign in again.");
      if (!(await mayTry(needs, [[LIMITS.changeBy, account.id]]))) return refuseScript(c, 429);
      return handle(c, account, posted.value);
    });

  onScript("/account/passkeys/options", async (c, account) =>
    answer(c, asJson(await offerPasskey(keys, account))),
  );

  onScript("/account/passkeys", async (c, account, value) => {
    const credential = parseCreated((value as { credential?: unknown } | null)?.credential);
    const label = describeAgent(c.req.header("user-agent"));
    if (!credential || !(await addPasskey(keys, account, credential, label)))
      return refuseScript(c, 400, "This passkey could not be added. Please try again.");
    return answer(c, asJson({ location: "/account?done=passkey#passkeys" }));
  });
}

/** What is private may be in any of them. */
const ALL_CACHES = '"cache", "prefetchCache", "prerenderCache"';

/** What a form did, said beside it. */
const SAID: Readonly<Record<string, Said | undefined>> = {
  name: { at: "name", words: "Your name is changed." },
  sent: {
    at: "email",
    words: `We sent a link to that address. Open it here within ${LINK_MINUTES} minutes.`,
  },
  email: { at: "email", words: "Your address is confirmed." },
  "no-email": { at: "email", words: "Your address is forgotten." },
  passkey: { at: "passkeys", words: "The passkey is added." },
  "no-passkey": { at: "passkeys", words: "The passkey no longer opens this account." },
  session: { at: "sessions", words: "Signed out there." },
};
