/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * A reader's own pages of the newsletter, opened by signed links: preferences, and the end of it. The link stands for the reader;
 * nobody is asked to sign in.
 */
import type { Context, Hono } from "hono";
import { readAtMost } from "#base/bytes.ts";
import { parseAddress } from "#newsletters/address.ts";
import { linksOf } from "#newsletters/fill.ts";
import { askToMove } from "#newsletters/sign-up.ts";
import {
  changeWishes,
  endSubscription,
  eraseByEmail,
  findByLink,
  pauseSubscription,
  resumeSubscription,
  type Subscription,
} from "#newsletters/subscriptions.ts";
import { answer, answerDone, answerPage } from "./answers.ts";
import { doneIn } from "./asked.ts";
import { callerOf } from "./caller.ts";
import { readForm } from "./forms.ts";
import { mayTry, NEVER_KEPT, refuseForm } from "./limited.tsx";
import { BACK, MAIL_BY, MAIL_TO, NOT_SENT, openDoor, TOO_MANY, wrongPlaces } from "./newsletter-door.tsx";
import { GonePage, UnsubscribePage } from "./pages/newsletter-links.tsx";
import { PreferencesPage } from "./pages/newsletter-preferences.tsx";
import { formOfWishes, type NewsletterForm, parseNewsletterForm, wishesOf } from "./parse-newsletter.ts";
import type { SiteNeeds } from "./view.ts";
import { wordsOfMoving, wordsOfPreferences } from "./words-of-newsletter.ts";

export function addOwnRoutes(site: Hono, needs: SiteNeeds): void {
  const { db, publicUrl } = needs;
  const { town, viewOf, readMutes, send, answerGone, pathPart } = openDoor(needs);

  site.get("/newsletter/u/:token", async (c) => {
    const token = c.req.param("token");
    const found = await findByLink(needs, token, "unsubscribe");
    if (found.kind === "gone") return answerGone(c);
    return answerPage(c, <UnsubscribePage view={viewOf(c)} {...{ token, ...found }} />, NEVER_KEPT);
  });

  /**
   * RFC 8058: the mail program of the reader posts here without cookies, from wherever it is, so nothing is asked of where the
   * request comes from. Whoever has the token may end the subscription, and that alone is done for this body.
   */
  site.post("/newsletter/u/:token", async (c) => {
    const token = c.req.param("token");
    const path = `/newsletter/u/${token}`;
    const copy = c.req.raw.clone();
    const found = await findByLink(needs, token, "unsubscribe");
    if (isOneClick(await readAtMost(copy.body, MAX_ONE_CLICK_BYTES))) {
      if (found.kind !== "gone") await endSubscription(needs, found.subscription.id);
      return answer(c, { body: "Unsubscribed.\n", type: "text/plain; charset=utf-8", ...NEVER_KEPT });
    }
    const read = await readForm(c, publicUrl);
    if (read.kind === "refused") return refuseForm(needs, c, read.status, BACK);
    if (found.kind === "gone") return answerGone(c);
    const { subscription } = found;
    switch (read.form.get("do")) {
      case "end":
        await endSubscription(needs, subscription.id);
        return answerDone(path);
      case "undo":
        // What its reader paused stays paused.
        if (subscription.state === "ended") await resumeSubscription(needs, subscription.id);
        return answerDone(path);
      case "erase":
        await eraseByEmail(db, subscription.email);
        return answerDone("/newsletter/erased");
      case "link":
        return mailLink(c, subscription);
      default:
        return refuseForm(needs, c, 400, { back: path });
    }
  });

  site.get("/newsletter/erased", (c) =>
    answerPage(c, <GonePage view={viewOf(c)} isErased={true} />, NEVER_KEPT),
  );

  async function mailLink(c: Context, subscription: Subscription): Promise<Response> {
    if (
      !(await mayTry(needs, [
        [MAIL_BY, callerOf(c)],
        [MAIL_TO, subscription.email],
      ]))
    )
      return refuseForm(needs, c, 429, { ...BACK, why: TOO_MANY });
    const words = wordsOfPreferences(town, linksOf(needs, subscription).preferences);
    return (await send(subscription.email, words))
      ? answerDone("/newsletter/sent")
      : refuseForm(needs, c, 409, { ...BACK, why: NOT_SENT });
  }

  const showPreferences = async (
    c: Context,
    token: string,
    subscription: Subscription,
    said: {
      form?: NewsletterForm;
      wrong?: { why: string; email: string; at: "email" | "places" };
      done?: string;
    },
  ): Promise<Response> => {
    const gazetteer = await needs.atlas.read();
    const form = said.form ?? formOfWishes(subscription, gazetteer);
    const unsubscribe = pathPart(linksOf(needs, subscription).unsubscribe);
    const props = { token, subscription, form, unsubscribe, wrong: said.wrong, done: said.done };
    const page = <PreferencesPage view={{ ...viewOf(c), places: gazetteer }} {...props} />;
    return answerPage(c, page, { ...NEVER_KEPT, status: said.wrong ? 400 : 200 });
  };

  site.get("/newsletter/:token", async (c) => {
    const token = c.req.param("token");
    const found = await findByLink(needs, token, "preferences");
    if (found.kind === "gone") return answerGone(c);
    if (found.kind === "expired")
      return answerPage(c, <GonePage view={viewOf(c)} expired={token} />, { status: 410, ...NEVER_KEPT });
    return showPreferences(c, token, found.subscription, { done: doneIn(c, DONE) ?? "" });
  });

  site.post("/newsletter/:token", async (c) => {
    const token = c.req.param("token");
    const read = await readForm(c, publicUrl);
    if (read.kind === "refused") return refuseForm(needs, c, read.status, BACK);
    const found = await findByLink(needs, token, "preferences");
    if (found.kind === "gone") return answerGone(c);
    const { subscription } = found;
    const what = read.form.get("do");
    if (what === "link") return mailLink(c, subscription);
    if (found.kind === "expired") return answerGone(c);
    const done = (word: string) => answerDone(`/newsletter/${token}?done=${word}`);
    switch (what) {
      case "change": {
        const gazetteer = await needs.atlas.read();
        const form = parseNewsletterForm(read.form, gazetteer);
        const refuse = (why: string) =>
          showPreferences(c, token, subscription, { form, wrong: { why, email: "", at: "places" } });
        const wrong = wrongPlaces(form);
        if (wrong !== undefined) return refuse(wrong);
        // In a browser that keeps other choices, or none, those of before stay.
        const own = readMutes(c);
        const mutes = own === "" ? subscription.mutes : own;
        await changeWishes(needs, subscription.id, wishesOf(form, { mutes, ownZone: subscription.timeZone }));
        return done("changed");
      }
      case "pause":
        await pauseSubscription(needs, subscription.id);
        return done("paused");
      case "resume":
        await resumeSubscription(needs, subscription.id);
        return done("resumed");
      case "erase":
        await eraseByEmail(db, subscription.email);
        return answerDone("/newsletter/erased");
      case "move": {
        const typed = (read.form.get("email") ?? "").slice(0, 400);
        const address = parseAddress(typed);
        if (address.kind === "refused")
          return showPreferences(c, token, subscription, {
            wrong: { why: address.why, email: typed, at: "email" },
          });
        if (
          !(await mayTry(needs, [
            [MAIL_BY, callerOf(c)],
            [MAIL_TO, address.email],
          ]))
        )
          return refuseForm(needs, c, 429, { ...BACK, why: TOO_MANY });
        const link = `${publicUrl}/newsletter/confirm/${await askToMove(needs, subscription.id, address.email)}`;
        return (await send(address.email, wordsOfMoving(town, link)))
          ? answerDone("/newsletter/sent")
          : refuseForm(needs, c, 409, { ...BACK, why: NOT_SENT });
      }
      default:
        return refuseForm(needs, c, 400, BACK);
    }
  });
}

const DONE: Readonly<Record<string, string>> = {
  changed: "That is how it comes from now on.",
  paused: "It is paused. Nothing comes until you go on.",
  resumed: "It comes again.",
  "signed-up": "It comes to the confirmed address of your account.",
};

const MAX_ONE_CLICK_BYTES = 2048;

/** As a form of either type (RFC 8058, 3.2): "List-Unsubscribe=One-Click". */
function isOneClick(bytes: Uint8Array | undefined): boolean {
  const text = new TextDecoder().decode(bytes ?? new Uint8Array());
  return (
    new URLSearchParams(text.trim()).get("List-Unsubscribe") === "One-Click" ||
    /name="?List-Unsubscribe"?\r?\n(?:[^\r\n]+\r?\n)*\r?\nOne-Click\r?\n/i.test(text)
  );
}
