/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Newsletters at the desk: what an issue of any place, section and day is or would be, and a test of it to oneself. */
import type { Context, Hono } from "hono";
import { oneLine } from "#base/text.ts";
import { readClock } from "#base/time-zone.ts";
import { findSection } from "#config/sections.ts";
import { type Issue, previewIssue } from "#newsletters/compose.ts";
import { fillIssue } from "#newsletters/fill.ts";
import { parseDay, slotOn } from "#newsletters/slots.ts";
import { countSubscriptions } from "#newsletters/subscriptions.ts";
import { timeZoneAt } from "#newsletters/time-zone.ts";
import { USUAL } from "#newsletters/wishes.ts";
import { answerDone } from "../answers.ts";
import { readAsked } from "../find-place.ts";
import { readForm } from "../forms.ts";
import { followedOf } from "../parse-notices.ts";
import { plainView, type SiteNeeds, sendsLinks, townOf } from "../view.ts";
import { whoOf } from "../who.ts";
import { answerDesk, answerNot, editorOf } from "./editors.ts";
import { DeskNewslettersPage, type PreviewForm } from "./newsletters-page.tsx";
import { NEWSLETTERS_PATH } from "./paths.ts";

const MAX_FIELD = 100;

export function addDeskNewsletters(site: Hono, needs: SiteNeeds): void {
  const compose = { ...needs, townName: townOf(needs) };

  /** The issue that a form asks for; undefined where its place is none, or may be several. */
  async function preview(form: PreviewForm): Promise<Issue | undefined> {
    const gazetteer = await needs.atlas.read();
    const asked = form.place === "" ? undefined : readAsked(gazetteer, form.place);
    const place = asked?.kind === "place" ? followedOf(gazetteer, asked.place) : undefined;
    if (form.place !== "" && !place) return undefined;
    const timeZone = (place && timeZoneAt(place)) ?? needs.timeZone ?? "UTC";
    const day = parseDay(form.date);
    // Without a day it is what would be sent now.
    const slot = day
      ? slotOn(day, USUAL.hour, timeZone)
      : { at: needs.now(), hour: readClock(needs.now(), timeZone).hour, timeZone };
    const rhythm = form.weekly ? ("weekly" as const) : ("daily" as const);
    const sections = findSection(form.section) ? [form.section] : [];
    return previewIssue(compose, { places: place ? [place.id] : [], sections, rhythm, mutes: "" }, slot);
  }

  site.get(NEWSLETTERS_PATH, async (c) => {
    const form = readPreviewForm((name) => c.req.query(name));
    const isAsked = c.req.query("place") !== undefined;
    const props = {
      view: plainView(needs, whoOf(c)),
      form,
      isAsked,
      issue: isAsked ? await preview(form) : undefined,
      counts: await countSubscriptions(needs.db),
      to: sendsLinks(needs) ? editorOf(c).email : undefined,
      done: c.req.query("done") === "sent" ? "The test is on its way to you." : undefined,
    };
    return answerDesk(c, <DeskNewslettersPage {...props} />);
  });

  site.post(NEWSLETTERS_PATH, async (c: Context) => {
    const read = await readForm(c, needs.publicUrl);
    if (read.kind === "refused")
      return answerNot(needs, c, "Nothing was sent.", NEWSLETTERS_PATH, read.status);
    const { email } = editorOf(c);
    if (email === undefined || !needs.mail)
      return answerNot(needs, c, "Your account has no address to send a test to.", NEWSLETTERS_PATH, 409);
    const form = readPreviewForm((name) => read.form.get(name) ?? undefined);
    const issue = await preview(form);
    if (!issue) return answerNot(needs, c, "We know no such place.", NEWSLETTERS_PATH);
    // Nobody's subscription: its links lead to the form.
    const links = {
      preferences: `${needs.publicUrl}/newsletter`,
      unsubscribe: `${needs.publicUrl}/newsletter`,
    };
    const { subject, text, html } = fillIssue(issue, links, needs);
    const sent = await needs.mail.send({ to: email, subject: `Test: ${subject}`, text, html });
    if (sent.kind !== "sent")
      return answerNot(needs, c, "The mail server did not take it. Please try again.", NEWSLETTERS_PATH, 409);
    return answerDone(`${NEWSLETTERS_PATH}?${new URLSearchParams({ ...queryOf(form), done: "sent" })}`);
  });
}

const readPreviewForm = (read: (name: string) => string | undefined): PreviewForm => ({
  place: oneLine(read("place") ?? "").slice(0, MAX_FIELD),
  section: oneLine(read("section") ?? "").slice(0, MAX_FIELD),
  weekly: read("rhythm") === "weekly",
  date: oneLine(read("date") ?? "").slice(0, 10),
});

const queryOf = ({ place, section, weekly, date }: PreviewForm) => ({
  place,
  section,
  rhythm: weekly ? "weekly" : "daily",
  date,
});
