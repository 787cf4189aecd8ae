/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Being told of answers: turned on and off at the account, and ended by the link in each mail, which needs no sign-in. */
import type { Context, Hono } from "hono";
import type { OwnAccount } from "#accounts/accounts.ts";
import { LIMITS } from "#accounts/limits.ts";
import { readStop } from "#replies/tokens.ts";
import { readWishes, removeDevice, saveDevice, saveMailWish } from "#replies/wishes.ts";
import { answer, answerDone, answerPage } from "./answers.ts";
import { readForm, readJson } from "./forms.ts";
import { mayTry, NEVER_KEPT, refuseForm, refuseScript } from "./limited.tsx";
import { Address } from "./parse-notices.ts";
import { Layout } from "./parts/layout.tsx";
import { asJson } from "./sign-in-routes.tsx";
import { accountOf, agentOf, answerSignInFirst } from "./signed-in.ts";
import { plainView, type SiteNeeds, sendsLinks } from "./view.ts";
import { whoOf } from "./who.ts";

/** For the account's own page; undefined where nobody is told of answers. */
export async function readReplies(needs: SiteNeeds, accountId: string) {
  if (!needs.noteShown) return undefined;
  const wishes = await readWishes(needs.db, accountId);
  return { ...wishes, canMail: sendsLinks(needs), canPush: needs.push !== undefined };
}

export function addReplyRoutes(site: Hono, needs: SiteNeeds): void {
  const { db, publicUrl, push, secret } = needs;

  const onForm = (path: string, handle: (account: OwnAccount, form: URLSearchParams) => Promise<unknown>) =>
    site.post(path, async (c) => {
      const read = await readForm(c, publicUrl);
      if (read.kind === "refused") return refuseForm(needs, c, read.status);
      const account = accountOf(c);
      if (!account) return answerSignInFirst("/account");
      if (!(await mayTry(needs, [[LIMITS.changeBy, account.id]]))) return refuseForm(needs, c, 429);
      await handle(account, read.form);
      return answerDone("/account#answers");
    });

  onForm("/account/answers/mail", (account, form) => saveMailWish(db, account.id, form.get("do") === "on"));
  onForm("/account/answers/device/remove", (account, form) =>
    removeDevice(db, account.id, form.get("device") ?? ""),
  );

  site.post("/account/answers/device", async (c) => {
    const posted = await readJson(c, publicUrl);
    if (posted.kind === "refused") return refuseScript(c, posted.status);
    const account = accountOf(c);
    if (!account) return refuseScript(c, 403, "Please sign in again.");
    if (!(await mayTry(needs, [[LIMITS.changeBy, account.id]]))) return refuseScript(c, 429);
    const address = Address.safeParse(posted.value);
    if (!push || !address.success) return refuseScript(c, 400);
    const given = { accountId: account.id, address: address.data, agent: agentOf(c) };
    switch (await saveDevice({ db, push, now: needs.now }, given)) {
      case "saved":
        return answer(c, asJson({}));
      case "address":
        return refuseScript(c, 400, "Notices cannot be sent to this browser.");
      case "full":
        return refuseScript(c, 409, "These are as many devices as there can be. Turn one off first.");
    }
  });

  site.get("/answers/stop/:token", (c) => {
    const isOurs = readStop(c.req.param("token"), secret) !== undefined;
    return answerStop(c, isOurs ? "ask" : "gone");
  });

  // RFC 8058: a mail program posts this by itself, without a cookie and from no page of ours. All it does is end mails.
  site.post("/answers/stop/:token", async (c) => {
    const accountId = readStop(c.req.param("token"), secret);
    if (accountId === undefined) return answerStop(c, "gone");
    await saveMailWish(db, accountId, false);
    return answerStop(c, "done");
  });

  function answerStop(c: Context, how: "ask" | "gone" | "done"): Promise<Response> {
    const view = plainView(needs, whoOf(c));
    const title = how === "done" ? "No more mails of answers" : "Mails of answers";
    const page = (
      <Layout view={view} head={{ title, description: title, path: c.req.path, hidden: true }}>
        <div class="prose">
          <h1>{title}</h1>
          {how === "ask" ? (
            <form method="post" action={c.req.path}>
              <p class="standfirst">Mails that tell you of answers to your comments end here.</p>
              <button class="button" type="submit">
                End them
              </button>
            </form>
          ) : (
            <p class="standfirst">
              {how === "done"
                ? "None comes any more. You can turn them on again at your account."
                : "This link does not work. Turn the mails off at your account."}
            </p>
          )}
          {how !== "ask" && (
            <p>
              <a href="/account#answers">Your account</a>
            </p>
          )}
        </div>
      </Layout>
    );
    return answerPage(c, page, { ...NEVER_KEPT, status: how === "gone" ? 404 : 200 });
  }
}
