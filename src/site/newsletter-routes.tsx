/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * The newsletter: signing up, confirming, changing and ending it. Plain forms, and what is answered does not depend on whether
 * an address is known. A signed link stands for the reader: no page here asks anybody to sign in.
 */
import type { Context, Hono } from "hono";
import { LIMITS } from "#accounts/limits.ts";
import { parseAddress } from "#newsletters/address.ts";
import { linksOf } from "#newsletters/fill.ts";
import { askToSubscribe, confirm, findAsked } from "#newsletters/sign-up.ts";
import { findByEmail, saveSubscription } from "#newsletters/subscriptions.ts";
import { answerDone, answerPage } from "./answers.ts";
import { callerOf } from "./caller.ts";
import { findPlace } from "./find-place.ts";
import { readForm } from "./forms.ts";
import { mayTry, NEVER_KEPT, refuseForm } from "./limited.tsx";
import { BACK, MAIL_BY, MAIL_TO, NOT_SENT, openDoor, TOO_MANY, wrongPlaces } from "./newsletter-door.tsx";
import { addIssueRoutes } from "./newsletter-issues.tsx";
import { addOwnRoutes } from "./newsletter-own.tsx";
import { NewsletterPage } from "./pages/newsletter.tsx";
import { ConfirmedPage, ConfirmPage, SentPage } from "./pages/newsletter-links.tsx";
import { emptyForm, type NewsletterForm, parseNewsletterForm, wishesOf } from "./parse-newsletter.ts";
import { accountOf } from "./signed-in.ts";
import type { SiteNeeds } from "./view.ts";
import { whoOf } from "./who.ts";
import { describeWishes, wordsOfConfirming, wordsOfKnown, wordsOfMoved } from "./words-of-newsletter.ts";

export function addNewsletterRoutes(site: Hono, needs: SiteNeeds): void {
  const { db, publicUrl, mail } = needs;
  const { canMail, town, viewOf, readMutes, send, answerGone, pathOf } = openDoor(needs);
  const wishedBy = (c: Context, form: NewsletterForm) =>
    wishesOf(form, { mutes: readMutes(c), ownZone: needs.timeZone ?? "UTC" });

  async function showForm(
    c: Context,
    form: NewsletterForm,
    wrong?: { why: string; email: string; at: "email" | "places" },
  ): Promise<Response> {
    const places = form.places.length + form.found.length > 0 ? { places: await needs.atlas.read() } : {};
    const props = { view: { ...viewOf(c), ...places }, way: mail?.way ?? "off", form, wrong } as const;
    // With nothing chosen it is the same for everybody.
    const isPlain = wrong === undefined && form.places.length === 0;
    const how = isPlain ? {} : NEVER_KEPT;
    return answerPage(c, <NewsletterPage {...props} />, { ...how, status: wrong ? 400 : 200 });
  }

  site.get("/newsletter", async (c) => {
    const slug = c.req.query("place");
    const { place: home } = whoOf(c).reader.choices;
    if (slug === undefined && home === undefined) return showForm(c, emptyForm());
    const gazetteer = await needs.atlas.read();
    const place = slug === undefined ? gazetteer.find(home ?? "") : findPlace(gazetteer, slug);
    return showForm(
      c,
      parseNewsletterForm(
        new URLSearchParams([
          ["at", place?.id ?? ""],
          ["mutes", "1"],
        ]),
        gazetteer,
      ),
    );
  });

  site.post("/newsletter", async (c) => {
    const read = await readForm(c, publicUrl);
    if (read.kind === "refused") return refuseForm(needs, c, read.status, BACK);
    if (!canMail) return refuseForm(needs, c, 409, BACK);
    const gazetteer = await needs.atlas.read();
    const form = parseNewsletterForm(read.form, gazetteer);
    const typed = (read.form.get("email") ?? "").slice(0, 400);
    const address = parseAddress(typed);
    const refuse = (why: string, at: "email" | "places") => showForm(c, form, { why, email: typed, at });
    const places = wrongPlaces(form);
    if (places !== undefined) return refuse(places, "places");
    if (address.kind === "refused") return refuse(address.why, "email");
    const { email } = address;
    const wishes = wishedBy(c, form);
    if (accountOf(c)?.email === email) {
      const at = needs.now();
      const consent = { source: "account", consentAt: at, confirmedAt: at };
      return answerDone(`${pathOf(await saveSubscription(needs, email, wishes, consent))}?done=signed-up`);
    }
    if (
      !(await mayTry(needs, [
        [MAIL_BY, callerOf(c)],
        [MAIL_TO, email],
      ]))
    )
      return refuseForm(needs, c, 429, { ...BACK, why: TOO_MANY });
    const known = await findByEmail(db, email);
    const token = await askToSubscribe(needs, { email, wishes, source: "site" });
    const link = `${publicUrl}/newsletter/confirm/${token}`;
    const what = describeWishes(wishes, gazetteer);
    const words =
      known && known.state !== "ended"
        ? wordsOfKnown(town, what, link, linksOf(needs, known).preferences)
        : wordsOfConfirming(town, what, link);
    return (await send(email, words)) ? answerDone("/newsletter/sent") : refuse(NOT_SENT, "email");
  });

  site.get("/newsletter/sent", (c) =>
    canMail && mail
      ? answerPage(c, <SentPage view={viewOf(c)} way={mail.way === "log" ? "log" : "smtp"} />, NEVER_KEPT)
      : answerDone("/newsletter"),
  );

  site.get("/newsletter/confirm/:token", async (c) => {
    const token = c.req.param("token");
    const asked = await findAsked(needs, token);
    if (!asked) return answerGone(c);
    const what =
      asked.purpose === "confirm" ? describeWishes(asked.wishes, await needs.atlas.read()) : undefined;
    return answerPage(
      c,
      <ConfirmPage view={viewOf(c)} {...{ token, email: asked.email, what }} />,
      NEVER_KEPT,
    );
  });

  site.post("/newsletter/confirm", async (c) => {
    const read = await readForm(c, publicUrl);
    if (read.kind === "refused") return refuseForm(needs, c, read.status, BACK);
    if (!(await mayTry(needs, [[LIMITS.signInBy, callerOf(c)]]))) return refuseForm(needs, c, 429, BACK);
    const confirmed = await confirm(needs, read.form.get("token") ?? "");
    if (confirmed.kind === "gone") return answerGone(c);
    const { subscription, movedFrom } = confirmed;
    if (movedFrom !== undefined && movedFrom !== subscription.email)
      await send(movedFrom, wordsOfMoved(town));
    const what = describeWishes(subscription, await needs.atlas.read());
    const props = { email: subscription.email, what, preferences: pathOf(subscription) };
    return answerPage(c, <ConfirmedPage view={viewOf(c)} {...props} />, NEVER_KEPT);
  });

  addIssueRoutes(site, needs);
  addOwnRoutes(site, needs);
}
