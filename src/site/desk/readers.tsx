/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Accounts at the desk: found, looked at, muted, banned, signed out, made editors; by those who may. */
import type { Context, Hono } from "hono";
import { FOR_GOOD } from "#accounts/accounts.ts";
import { listAudit } from "#accounts/audit.ts";
import { findReader, listReaders } from "#accounts/readers.ts";
import { type Act, actOnAccount, type Refused } from "#accounts/restrict.ts";
import { isId } from "#base/ids.ts";
import { oneLine } from "#base/text.ts";
import { countOfWriter, listOfWriter } from "#comments/of-writer.ts";
import { answerDone } from "../answers.ts";
import { cutPage, doneIn, readId } from "../asked.ts";
import { readForm } from "../forms.ts";
import { readThreadPages } from "../thread-pages.ts";
import { plainView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";
import { answerDesk, answerNot, editorOf } from "./editors.ts";
import { deskReaderPath, READERS_PATH } from "./paths.ts";
import { BAN_DAYS, DeskReaderPage, FOR_GOOD_DAYS, MAX_WHY, MUTE_DAYS } from "./reader-page.tsx";
import { DeskReadersPage } from "./readers-page.tsx";

const PER_PAGE = 40;
const MAX_WORDS = 254;
const MAX_COMMENTS = 20;
const MAX_ACTIONS = 30;
const DAY_MS = 86_400_000;
const NOT_HERE = "That account is not here.";
const NOTHING = "Nothing was changed.";

export function addDeskReaders(site: Hono, needs: SiteNeeds): void {
  const { db } = needs;

  site.get(READERS_PATH, async (c) => {
    const words = oneLine((c.req.query("q") ?? "").slice(0, 2 * MAX_WORDS)).slice(0, MAX_WORDS);
    const isRestricted = c.req.query("is") === "restricted";
    const found = await listReaders(
      needs,
      { words, isRestricted },
      { limit: PER_PAGE + 1, before: readId(c, "before") },
    );
    const { shown: readers, last } = cutPage(found, PER_PAGE);
    const done = doneIn(c, DONE);
    const props = { view: plainView(needs, whoOf(c)), words, isRestricted, readers, next: last?.id, done };
    return answerDesk(c, <DeskReadersPage {...props} isOwner={editorOf(c).role === "owner"} />);
  });

  site.get(`${READERS_PATH}/:id`, async (c) => {
    const id = c.req.param("id");
    const reader = isId(id) ? await findReader(needs, id) : undefined;
    if (!reader) return answerNot(needs, c, NOT_HERE, READERS_PATH, 404);
    const comments = await listOfWriter(db, reader.id, MAX_COMMENTS);
    const props = {
      view: plainView(needs, whoOf(c)),
      editor: editorOf(c),
      reader,
      counts: await countOfWriter(db, reader.id),
      comments,
      pages: await readThreadPages(needs, comments),
      actions: await listAudit(db, { subject: `account/${reader.id}` }, { limit: MAX_ACTIONS }),
      done: doneIn(c, DONE),
    };
    return answerDesk(c, <DeskReaderPage {...props} />);
  });

  const act = async (c: Context, parse: (form: URLSearchParams, now: Date) => Act | string) => {
    const id = c.req.param("id") ?? "";
    if (!isId(id)) return answerNot(needs, c, NOT_HERE, READERS_PATH, 404);
    const back = deskReaderPath({ id });
    const read = await readForm(c, needs.publicUrl);
    if (read.kind === "refused") return answerNot(needs, c, NOTHING, back, read.status);
    const what = parse(read.form, needs.now());
    if (typeof what === "string") return answerNot(needs, c, what, back);
    const acted = await actOnAccount(needs, { by: editorOf(c).id, id, what });
    if (acted.kind === "refused") return answerNot(needs, c, ...REFUSED[acted.why](back));
    const done = new URLSearchParams({ done: acted.kind === "forgotten" ? "forgotten" : what.act });
    return answerDone(`${acted.kind === "forgotten" ? READERS_PATH : back}?${done}`);
  };

  site.post(`${READERS_PATH}/:id`, (c) => act(c, parseRestriction));
  site.post(`${READERS_PATH}/:id/role`, (c) => act(c, parseRole));
}

type Answered = [why: string, back: string, status: 403 | 404 | 409];

const REFUSED: Record<Refused, (back: string) => Answered> = {
  gone: () => [NOT_HERE, READERS_PATH, 404],
  "own role": (back) => ["Nobody changes their own role.", back, 403],
  "not yours": (back) => ["Only an owner may do that.", back, 403],
  "an owner": (back) => ["Nobody mutes or bans an owner.", back, 403],
  "so already": (back) => ["It is so already.", back, 409],
};

const DONE: Readonly<Record<string, string>> = {
  mute: "An editor reads what this account writes before it is shown.",
  unmute: "What this account writes is no longer held back.",
  ban: "This account cannot write any more, and is told why.",
  unban: "This account may write again.",
  "sign out": "It is signed in nowhere any more.",
  "make editor": "It is an editor’s account now.",
  "take back": "It is a reader’s account now.",
  forgotten: "Nobody had signed in to that account: it is gone.",
};

/** What is to be done, or what is wrong with it. */
function parseRestriction(form: URLSearchParams, now: Date): Act | string {
  const what = form.get("do");
  const why = oneLine(form.get("why") ?? "");
  if (what === "unmute" || what === "unban" || what === "sign out") return { act: what };
  if (what !== "mute" && what !== "ban") return NOTHING;
  if ([...why].length > MAX_WHY) return `The reason is longer than ${MAX_WHY} characters. ${NOTHING}`;
  const until = parseEnd(form.get("days"), what === "mute" ? MUTE_DAYS : BAN_DAYS, now);
  if (!until) return "Choose how long it lasts.";
  if (what === "mute") return { act: what, until, why };
  return why === "" ? "Say why: the reader is told it." : { act: what, until, reason: why };
}

function parseEnd(
  given: string | null,
  offered: Readonly<Record<string, string>>,
  now: Date,
): Date | undefined {
  if (given === null || !Object.hasOwn(offered, given)) return undefined;
  return given === FOR_GOOD_DAYS ? FOR_GOOD : new Date(now.getTime() + Number(given) * DAY_MS);
}

function parseRole(form: URLSearchParams): Act | string {
  const what = form.get("do");
  return what === "make editor" || what === "take back" ? { act: what } : NOTHING;
}
