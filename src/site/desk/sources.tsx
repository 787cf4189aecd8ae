/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Sources at the desk: how each is doing, adding one after it was tried, and what it may show. */
import type { Context, Hono } from "hono";
import { noteAudit } from "#accounts/audit.ts";
import { LIMITS } from "#accounts/limits.ts";
import { TownwireError } from "#base/errors.ts";
import { isId } from "#base/ids.ts";
import { oneLine } from "#base/text.ts";
import { parseHttpUrl } from "#base/url.ts";
import { findSection } from "#config/sections.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import { aboutFeed, addFound, tryAddress } from "#ingest/add-source.ts";
import type { LineNeeds } from "#ingest/needs.ts";
import { findDeclared } from "#places/coverage.ts";
import {
  type Condition,
  changeSource,
  countSources,
  findSource,
  listForDesk,
  removeSource,
  type Source,
  setVisited,
} from "#publishers/sources.ts";
import { answerDone } from "../answers.ts";
import { cutPage, doneIn } from "../asked.ts";
import { readForm } from "../forms.ts";
import { mayTry } from "../limited.tsx";
import { plainView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";
import { answerDesk, answerNot, editorOf } from "./editors.ts";
import { deskSourcePath, SOURCES_PATH } from "./paths.ts";
import { DeskSourcePage } from "./source-page.tsx";
import { DeskSourcesPage, type FoundSource, RIGHTS, type SourceForm } from "./sources-page.tsx";

type Needs = SiteNeeds & { line: LineNeeds };

const PER_PAGE = 50;
/** An editor waits for it. */
const DEADLINE_MS = 10_000;
const SHOWN_ITEMS = 8;
const NOT_HERE = "That source is not here.";

const DONE: Readonly<Record<string, string | undefined>> = {
  added: "The source is added, and is visited now.",
  changed: "It is changed. What it gave before is shown by its rights of now.",
  visit: "It is visited now; look again in a moment.",
  stop: "It is visited no more. What it gave stays.",
  resume: "It is visited again, now.",
};

export function addDeskSources(site: Hono, needs: Needs): void {
  const { db, publicUrl, now, line, fetcher } = needs;
  /** Who has an address read just now. */
  const trying = new Set<string>();
  const viewOf = (c: Context) => plainView(needs, whoOf(c));

  async function showList(c: Context, more: { form?: SourceForm; found?: FoundSource; wrong?: string } = {}) {
    const asked = c.req.query("is");
    const condition: Condition | undefined = asked === "failing" || asked === "stopped" ? asked : undefined;
    const q = oneLine(c.req.query("q") ?? "").slice(0, 100);
    const from = Math.min(100_000, Math.max(0, Number.parseInt(c.req.query("from") ?? "", 10) || 0));
    const found = await listForDesk(db, { condition, q }, { limit: PER_PAGE + 1, offset: from });
    const page = cutPage(found, PER_PAGE);
    const props = {
      ...{ view: viewOf(c), condition, q, from, counts: await countSources(db, now()), ...more },
      sources: page.shown,
      next: page.last && from + PER_PAGE,
      canAdd: fetcher !== undefined,
    };
    return answerDesk(c, <DeskSourcesPage {...props} />);
  }

  site.get(SOURCES_PATH, (c) => showList(c));

  site.post(`${SOURCES_PATH}/try`, async (c) => {
    const read = await readForm(c, publicUrl);
    if (read.kind === "refused") return answerNot(needs, c, "Nothing was added.", SOURCES_PATH, read.status);
    if (!fetcher) return answerNot(needs, c, "No address can be read here.", SOURCES_PATH, 409);
    const form = formOf(read.form);
    const wrong = await whyWrong(form);
    if (wrong !== undefined) return showList(c, { form, wrong });
    const { id } = editorOf(c);
    if (trying.has(id) || !(await mayTry(needs, [[LIMITS.trySourceBy, id]])))
      return showList(c, {
        form,
        wrong: "Another address is being read, or that was too often. Wait a moment.",
      });
    trying.add(id);
    try {
      const found = await tryAddress({ db, now, fetcher, deadlineMs: DEADLINE_MS }, form.url);
      const { wire, others } = found;
      const items = wire.entries
        .slice(0, SHOWN_ITEMS)
        .map(({ title }) => oneLine(title ?? "") || "(no title)");
      const about = { ...aboutFeed(found), format: wire.format, count: wire.entries.length };
      return showList(c, { form, found: { ...about, items, others: others.map(({ url }) => url) } });
    } catch (error) {
      if (!(error instanceof TownwireError)) throw error;
      return showList(c, { form, wrong: `${error.message} ${error.nextStep}` });
    } finally {
      trying.delete(id);
    }
  });

  site.post(SOURCES_PATH, async (c) => {
    const read = await readForm(c, publicUrl);
    if (read.kind === "refused") return answerNot(needs, c, "Nothing was added.", SOURCES_PATH, read.status);
    const form = formOf(read.form);
    const wrong = (await whyWrong(form)) ?? (parseHttpUrl(form.url) ? undefined : "That is no web address.");
    if (wrong !== undefined) return showList(c, { form, wrong });
    const homeUrl = parseHttpUrl(read.form.get("home") ?? "")?.href;
    const title = oneLine(read.form.get("title") ?? "").slice(0, 300) || undefined;
    const { publisher, place, section, rights } = wishOf(form);
    try {
      const source = await inTransaction(db, async (db) => {
        const wish = { publisher, place, section, rights };
        const added = await addFound({ db, now }, wish, { url: form.url, title, homeUrl });
        await note(db, c, "add source", added, wish);
        await line.jobs.send("visit", [{ sourceId: added.id }], { db });
        return added;
      });
      return answerDone(`${deskSourcePath(source)}?done=added`);
    } catch (error) {
      if (!(error instanceof TownwireError)) throw error;
      return showList(c, { form, wrong: error.message });
    }
  });

  site.get(`${SOURCES_PATH}/:id`, async (c) => {
    const source = await find(c);
    if (!source) return answerNot(needs, c, NOT_HERE, SOURCES_PATH, 404);
    const done = doneIn(c, DONE);
    return answerDesk(c, <DeskSourcePage view={viewOf(c)} source={source} done={done} />);
  });

  site.post(`${SOURCES_PATH}/:id`, async (c) => {
    const read = await readForm(c, publicUrl);
    if (read.kind === "refused")
      return answerNot(needs, c, "Nothing was changed.", SOURCES_PATH, read.status);
    const source = await find(c);
    if (!source) return answerNot(needs, c, NOT_HERE, SOURCES_PATH, 404);
    const path = deskSourcePath(source);
    const what = read.form.get("do") ?? "";
    switch (what) {
      case "change": {
        const form = formOf(read.form);
        const wrong = await whyWrong(form);
        if (wrong !== undefined) return answerNot(needs, c, wrong, path);
        const { place, section, rights } = wishOf(form);
        await inTransaction(db, async (db) => {
          await changeSource(db, source.id, { place, section, rights });
          const before = { place: source.place, section: source.section, rights: source.rights };
          await note(db, c, "change source", source, { before, after: { place, section, rights } });
        });
        return answerDone(`${path}?done=changed`);
      }
      case "visit":
        if (source.state !== "active")
          return answerNot(needs, c, "It is stopped: resume it first.", path, 409);
        await inTransaction(db, async (db) => {
          await line.jobs.send("visit", [{ sourceId: source.id }], { db });
          await note(db, c, "visit source", source);
        });
        return answerDone(`${path}?done=visit`);
      case "stop":
      case "resume":
        await inTransaction(db, async (db) => {
          await setVisited(db, source.id, what === "resume", now());
          if (what === "resume") await line.jobs.send("visit", [{ sourceId: source.id }], { db });
          await note(db, c, `${what} source`, source);
        });
        return answerDone(`${path}?done=${what}`);
      case "remove":
        await inTransaction(db, async (db) => {
          await removeSource(db, source.id);
          await note(db, c, "remove source", source);
        });
        return answerDone(SOURCES_PATH);
      default:
        return answerNot(needs, c, "We could not tell what this asks for.", path);
    }
  });

  const find = async (c: Context): Promise<Source | undefined> => {
    const id = c.req.param("id") ?? "";
    return isId(id) ? findSource(db, id) : undefined;
  };

  const note = (db: Db, c: Context, action: string, source: Source, detail: object = {}): Promise<void> => {
    const about = { url: source.url, publisher: source.publisher.name, ...detail };
    return noteAudit(db, {
      by: editorOf(c).id,
      action,
      subject: `source/${source.id}`,
      detail: about,
      now: now(),
    });
  };

  /** What of a form cannot be meant. */
  async function whyWrong({ place, section }: SourceForm): Promise<string | undefined> {
    if (section !== "" && !findSection(section)) return "There is no such section.";
    if (place === "" || findDeclared(await needs.atlas.read(), place)) return undefined;
    return `No place is called “${place}”. Write it like “Springfield, IL”.`;
  }
}

const formOf = (form: URLSearchParams): SourceForm => {
  const word = (name: string, most = 120) => oneLine(form.get(name) ?? "").slice(0, most);
  return {
    url: word("url", 2000),
    publisher: word("publisher"),
    place: word("place"),
    section: word("section"),
    rights: RIGHTS.find(([one]) => one === form.get("rights"))?.[0] ?? "excerpt",
  };
};

const wishOf = ({ publisher, place, section, rights }: SourceForm) => ({
  publisher: publisher || undefined,
  place: place || undefined,
  section: section || undefined,
  rights,
});
