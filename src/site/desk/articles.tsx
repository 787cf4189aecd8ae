/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Articles at the desk: looked for, corrected with one tap, withdrawn with a notice and brought back. */
import type { Context, Hono } from "hono";
import { noteAudit } from "#accounts/audit.ts";
import type { About } from "#articles/corrections.ts";
import { findForEditor, listForEditors, type Wanted } from "#articles/for-editors.ts";
import { findArticle } from "#articles/read.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { oneLine, slugify } from "#base/text.ts";
import { findSection } from "#config/sections.ts";
import { listPins, MAX_PINS, removePin, savePin } from "#editions/pins.ts";
import { pageOf, type Subject } from "#editions/subject.ts";
import { correctArticle, type Said } from "#ingest/correct.ts";
import type { LineNeeds } from "#ingest/needs.ts";
import { restore, withdraw } from "#ingest/withdraw.ts";
import { newsPlaceOf } from "#places/atlas.ts";
import { listCoverage } from "#places/coverage.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { answerDone } from "../answers.ts";
import { doneIn } from "../asked.ts";
import { readAsked } from "../find-place.ts";
import { readForm } from "../forms.ts";
import { plainView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";
import { DeskArticlePage, type Page } from "./article-page.tsx";
import { DeskArticlesPage, type ListForm } from "./articles-page.tsx";
import { answerDesk, answerNot, editorOf } from "./editors.ts";
import { ARTICLES_PATH, deskArticlePath } from "./paths.ts";

type Needs = SiteNeeds & { line: LineNeeds };

const PER_PAGE = 40;
const MAX_FIELD = 100;
const MAX_WHY = 500;
/** Places that are offered for a name. */
const MAX_FOUND = 10;
const NOT_HERE = "That article is not here.";
const NOT_UNDERSTOOD = "The form said nothing that can be done.";

export function addDeskArticles(site: Hono, needs: Needs): void {
  site.get(ARTICLES_PATH, async (c) => {
    const form = readListForm(c);
    const gazetteer = await needs.atlas.read();
    const asked = form.place === "" ? undefined : readAsked(gazetteer, form.place);
    const place = asked?.kind === "place" ? newsPlaceOf(gazetteer, asked.place) : asked?.found[0];
    const isNowhere = form.place !== "" && !place;
    const wanted = wantedOf(form, place);
    const page = { cursor: c.req.query("cursor"), limit: PER_PAGE };
    const found = isNowhere ? { articles: [], next: undefined } : await listForEditors(needs, wanted, page);
    const view = { ...plainView(needs, whoOf(c)), places: gazetteer };
    return answerDesk(c, <DeskArticlesPage {...{ view, form, place, ...found }} />);
  });

  site.get(`${ARTICLES_PATH}/:id`, async (c) => {
    const article = await findForEditor(needs.db, c.req.param("id"));
    if (!article) return answerNot(needs, c, NOT_HERE, ARTICLES_PATH, 404);
    const gazetteer = await needs.atlas.read();
    const shown = await findArticle(needs.db, article.id);
    const covered = await listCoverage(needs, gazetteer, [article.publisher.id]);
    const words = oneLine(c.req.query("q") ?? "").slice(0, MAX_FIELD);
    const asked = words === "" ? undefined : readAsked(gazetteer, words);
    const found = asked?.kind === "place" ? [asked.place] : (asked?.found ?? []);
    const pages = shown ? pagesOf(shown, gazetteer) : [];
    const props = {
      pages,
      pins: await listPins(needs, article.id),
      view: { ...plainView(needs, whoOf(c)), places: gazetteer },
      article,
      shown,
      named: article.places.flatMap(({ id }) => gazetteer.find(id) ?? []),
      covered: (covered.get(article.publisher.id) ?? []).flatMap((one) => one.place ?? []),
      words,
      found: found.map((place) => newsPlaceOf(gazetteer, place)).slice(0, MAX_FOUND),
      done: doneIn(c, DONE),
    };
    return answerDesk(c, <DeskArticlePage {...props} />);
  });

  site.post(`${ARTICLES_PATH}/:id`, async (c) => {
    const id = c.req.param("id");
    const read = await readForm(c, needs.publicUrl);
    if (read.kind === "refused") return answerNot(needs, c, NOT_UNDERSTOOD, ARTICLES_PATH, read.status);
    const article = await findForEditor(needs.db, id);
    if (!article) return answerNot(needs, c, NOT_HERE, ARTICLES_PATH, 404);
    const by = editorOf(c).id;
    const what = read.form.get("do") ?? "";
    const why = oneLine(read.form.get("why") ?? "").slice(0, MAX_WHY);
    if (what === "withdraw") {
      if (why === "") return answerNot(needs, c, "Say why: its address shows it.", deskArticlePath({ id }));
      await withdraw(needs.line, id, { why, note: noteOf(needs, id, by, "withdraw article", { why }) });
    } else if (what === "restore") {
      if (article.withdrawn)
        await restore(needs.line, id, { note: noteOf(needs, id, by, "restore article") });
    } else if (what === "pin" || what === "unpin") {
      const refused = await pinOrNot(needs, id, by, read.form);
      if (refused !== undefined) return answerNot(needs, c, refused, deskArticlePath({ id }), 409);
    } else {
      const said = parseSaid(read.form, await needs.atlas.read());
      if (!said) return answerNot(needs, c, NOT_UNDERSTOOD, deskArticlePath({ id }));
      if (!(await correctArticle(needs.line, id, { by, said })))
        return answerNot(needs, c, "It is withdrawn: restore it first.", deskArticlePath({ id }), 409);
    }
    return answerDone(`${deskArticlePath({ id })}?done=${Object.hasOwn(DONE, what) ? what : "said"}`);
  });
}

const DONE: Readonly<Record<string, string>> = {
  said: "Corrected, everywhere.",
  "take-back": "Taken back: what the program understood stands again.",
  pin: "Pinned: it says so to everybody who sees it.",
  unpin: "It is not pinned there any more.",
  withdraw: "Withdrawn, everywhere. Its address shows the reason.",
  restore: "Restored.",
};

const noteOf =
  (needs: Needs, id: string, by: string, action: string, detail: unknown = {}) =>
  (db: Needs["db"]) =>
    noteAudit(db, { by, action, subject: `article/${id}`, detail, now: needs.now() });

/** The pages it stands on, on top of which it may be pinned. */
function pagesOf({ sections, local }: ShownArticle, gazetteer: Gazetteer): Page[] {
  const place = local && gazetteer.find(local.place);
  const places = place ? gazetteer.chain(place).filter(({ kind }) => kind !== "country") : [];
  const named = sections.flatMap((slug) => findSection(slug) ?? []);
  const subjects: { subject: Subject; name: string }[] = [
    { subject: { kind: "home" }, name: "The front page" },
    ...named.map(({ slug, name }) => ({ subject: { kind: "section" as const, section: slug }, name })),
    ...places.map(({ id, name }) => ({ subject: { kind: "place" as const, place: id }, name })),
  ];
  return subjects.map((one) => ({ ...one, page: pageOf(one.subject) }));
}

/** Why it could not be done; undefined when it was. */
async function pinOrNot(
  needs: Needs,
  id: string,
  by: string,
  form: URLSearchParams,
): Promise<string | undefined> {
  const page = (form.get("page") ?? "").slice(0, MAX_FIELD);
  if (form.get("do") === "unpin") {
    await removePin(needs, { articleId: id, page, by });
    return undefined;
  }
  const shown = await findArticle(needs.db, id);
  const pages = shown && !shown.copyOf ? pagesOf(shown, await needs.atlas.read()) : [];
  const subject = pages.find((one) => one.page === page)?.subject;
  if (!subject) return "It does not stand on that page, and so cannot stand on top of it.";
  const hours = Number(form.get("hours"));
  const saved = await savePin(needs, { articleId: id, subject, by }, hours);
  if (saved.kind === "pinned") return undefined;
  return saved.why === "full"
    ? `${MAX_PINS} others are pinned there already. Unpin one of them first.`
    : "A story is pinned for a week at most.";
}

function readListForm(c: Context): ListForm {
  const field = (name: string) =>
    oneLine((c.req.query(name) ?? "").slice(0, 10 * MAX_FIELD)).slice(0, MAX_FIELD);
  return {
    q: field("q").toWellFormed(),
    publisher: field("publisher"),
    section: field("section"),
    place: field("place"),
    is: field("is"),
  };
}

const IS: readonly Wanted["is"][] = ["local", "not-local", "corrected", "withdrawn"];

const wantedOf = (form: ListForm, place: Place | undefined): Wanted => ({
  words: form.q,
  publisher: form.publisher === "" ? undefined : slugify(form.publisher),
  section: findSection(form.section)?.slug,
  place: place?.id,
  is: IS.find((one) => one === form.is),
});

/** `do`: place, none, into, out-of, take-back. */
function parseSaid(form: URLSearchParams, gazetteer: Gazetteer): Said | undefined {
  const section = findSection(form.get("section") ?? "")?.slug;
  switch (form.get("do")) {
    case "place": {
      const place = gazetteer.find((form.get("place") ?? "").slice(0, MAX_FIELD));
      if (!place || place.kind === "country" || place.kind === "region") return undefined;
      return { says: { about: "place", place: newsPlaceOf(gazetteer, place).id } };
    }
    case "none":
      return { says: { about: "place", place: null } };
    case "into":
    case "out-of":
      if (section === undefined || section === "local") return undefined;
      return { says: { about: "section", section, holds: form.get("do") === "into" } };
    case "take-back": {
      const about: About | undefined = section === undefined ? "place" : `section/${section}`;
      return { takesBack: about };
    }
    default:
      return undefined;
  }
}
