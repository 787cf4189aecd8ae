/** Comments by plain forms: what a visitor, a writer, a reader and an editor see and may do. */
import { DomUtils, parseDocument } from "htmlparser2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Account } from "#accounts/accounts.ts";
import { openSession } from "#accounts/sessions.ts";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { insertAccount, plainModerator } from "../../tests/setup/comments.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { eagerEditionsOf } from "../../tests/setup/editions.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { openPageCache } from "./page-cache.ts";
import { makeSite } from "./site.ts";

const PUBLIC_URL = "https://town.example";
const START = Date.UTC(2026, 2, 10, 12);
let ms = 0;
const now = () => {
  ms += 1;
  return new Date(START + ms);
};

let database: Database;
let site: ReturnType<typeof makeSite>;
let scores = { spam: 0, toxicity: 0 };
let article = "";
let path = "";
let ada: Account;
let ben: Account;
let eve: Account;
const cookies = new Map<string, string>();

beforeAll(async () => {
  database = await openTestDatabase();
  const needs = { db: database.db, now, publicUrl: PUBLIC_URL, secret: SECRET };
  const paper = { name: "The Gazette", rights: "full" as const };
  const published = new Date(START - 3_600_000);
  [article = ""] = await insertArticles(needs, paper, [
    { title: "Bridge opens", excerpt: "It opens.", body: "<p>At noon.</p>", published },
  ]);
  const atlas = openAtlas(needs);
  const editions = await eagerEditionsOf(database, { atlas });
  const pages = openPageCache(() => performance.now());
  editions.hot.onChange(pages.drop);
  const plain = plainModerator({ rate: { comments: 1000 } });
  const moderator = {
    ...plain,
    read: async () => ({ ...(await plain.read()), scorer: { score: () => scores } }),
  };
  site = makeSite({ ...needs, atlas, editions, pages, moderator });
  ada = await insertAccount(database.db, "Ada <b>");
  ben = await insertAccount(database.db, "Ben");
  eve = await insertAccount(database.db, "Eve", "editor");
  for (const one of [ada, ben, eve]) {
    const token = await openSession(needs, one.id, "A browser");
    cookies.set(one.id, `__Host-tw_session=${token}`);
  }
  path = (await site.request(`/article/${article}`)).headers.get("location") ?? "";
});
afterAll(() => database.close());

const cookieOf = (who?: Account): Record<string, string> =>
  who ? { cookie: cookies.get(who.id) ?? "" } : {};

const open = async (at: string, who?: Account) => {
  const answer = await site.request(at, { headers: cookieOf(who) });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};

const send = async (at: string, form: Record<string, string> | [string, string][], who?: Account) => {
  const headers = {
    ...cookieOf(who),
    "content-type": "application/x-www-form-urlencoded",
    origin: PUBLIC_URL,
  };
  const answer = await site.request(at, { method: "POST", headers, body: String(new URLSearchParams(form)) });
  return { status: answer.status, to: answer.headers.get("location") ?? "", html: await answer.text() };
};

/** The fields of the form that goes to this address, as the page has them. */
function formOf(html: string, action: string): Record<string, string> {
  const form = DomUtils.getElementsByTagName("form", parseDocument(html)).find(
    (one) => one.attribs.action === action,
  );
  if (!form) throw new Error(`no form to ${action}`);
  return Object.fromEntries(
    DomUtils.getElementsByTagName("input", form).map(({ attribs }) => [
      attribs.name ?? "",
      attribs.value ?? "",
    ]),
  );
}

async function post(text: string, who: Account): Promise<string> {
  const fields = formOf((await open(path, who)).html, "/comments");
  const { to } = await send("/comments", { ...fields, text }, who);
  expect(to).toContain(`${path}#comment-`);
  return to.split("#comment-")[1] ?? "";
}

describe("a visitor", () => {
  test("is led to sign in, and back to the comments", async () => {
    const { html } = await open(path);
    expect(html).toContain("No comments yet");
    expect(html).toContain(`/sign-in?back=${encodeURIComponent(`${path}#comments`)}`);
    expect(html).not.toContain("<textarea");
  });

  test("gets the words back that were sent without being signed in", async () => {
    const { status, html } = await send("/comments", { thread: `article/${article}`, text: "Long & good" });
    expect(status).toBe(409);
    expect(html).toContain("You are not signed in.");
    expect(html).toContain("Long &amp; good</textarea>");
  });
});

test("our own script is told what a form says, in its own words", async () => {
  const ask = async (at: string, form: Record<string, string>, who?: Account) => {
    const answer = await site.request(at, {
      method: "POST",
      headers: {
        ...cookieOf(who),
        accept: "application/json",
        origin: PUBLIC_URL,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: String(new URLSearchParams(form)),
    });
    return [answer.status, await answer.json()];
  };
  const thread = `article/${article}`;
  expect(await ask("/comments", { thread, text: "Words" })).toEqual([
    409,
    { kind: "refused", why: "You are not signed in.", signIn: `/sign-in?back=${encodeURIComponent(path)}` },
  ]);
  expect(await ask("/comments", { thread: "article/0", text: "Words" }, ada)).toMatchObject([
    404,
    { kind: "refused" },
  ]);
  expect(await ask("/comments/0000000000000000/report", { reason: "spam" }, ada)).toEqual([
    404,
    { kind: "refused", why: "There is no such comment any more." },
  ]);
  expect(await ask("/comments", { thread, text: " " }, ada)).toEqual([
    409,
    { kind: "refused", why: "There is nothing in it yet." },
  ]);
  expect(await database.db.selectFrom("comments").select("id").execute()).toEqual([]);
});

describe("a comment", () => {
  test("is posted, seen by everybody at once, and counted on the card", async () => {
    expect((await open("/")).html).not.toContain("1 comment");
    const id = await post("The *first* one <script>", ada);
    const { html, headers } = await open(path);
    expect(headers.get("cache-control")).toMatch(/^public/);
    expect(html).toContain("<p>The <em>first</em> one &lt;script&gt;</p>");
    expect(html).toContain("<bdi>Ada &lt;b&gt;</bdi>");
    expect(html).toContain('<a class="comment-count" href="#comments">1 comment</a>');
    expect((await open("/")).html).toMatch(
      new RegExp(`<a class="over" href="${path}#comments">1 comment</a>`),
    );
    const own = await open(`/comments/${id}`);
    expect(own.html).toContain("The <em>first</em> one");
    expect(own.html).toContain('<meta name="robots" content="noindex"');
  });

  test("sent twice by the same form is one", async () => {
    const fields = { ...formOf((await open(path, ben)).html, "/comments"), text: "Pressed twice" };
    const sent = await Promise.all([send("/comments", fields, ben), send("/comments", fields, ben)]);
    expect(new Set(sent.map((one) => one.to)).size).toBe(1);
    expect((await open(path)).html.match(/Pressed twice/g)).toHaveLength(1);
    // Gone back in the browser, other words from the same form are another comment.
    const other = await send("/comments", { ...fields, text: "Other words" }, ben);
    expect(other.to).not.toBe(sent[0].to);
  });

  test("is answered, and the answer stands under it", async () => {
    const id = await post("To be answered", ada);
    const { html } = await open(`/comments/${id}/reply`, ben);
    const { to } = await send("/comments", { ...formOf(html, "/comments"), text: "The answer" }, ben);
    const thread = (await open(path)).html;
    expect(thread.indexOf("The answer")).toBeGreaterThan(thread.indexOf("To be answered"));
    const answer = await open(`/comments/${to.split("#comment-")[1]}`);
    expect(answer.html).toContain("What it answers");
  });

  test("is changed and deleted by its writer", async () => {
    const id = await post("Teh words", ada);
    const { html } = await open(`/comments/${id}/edit`, ada);
    expect(html).toContain("Teh words</textarea>");
    await send(`/comments/${id}/edit`, { text: "The words" }, ada);
    const changed = (await open(path)).html;
    expect(changed).toContain("<p>The words</p>");
    expect(changed).toContain(", changed</span>");
    await send(`/comments/${id}/delete`, {}, ada);
    expect((await open(path)).html).not.toContain("<p>The words</p>");
  });

  test("that may hurt is asked about first, and posted when that is meant", async () => {
    scores = { spam: 0, toxicity: 0.9 };
    const fields = { ...formOf((await open(path, ben)).html, "/comments"), text: "You are a clown" };
    const asked = await send("/comments", fields, ben);
    expect(asked).toMatchObject({
      status: 409,
      html: expect.stringContaining("This may read as an attack on somebody."),
    });
    expect((await open(path)).html).not.toContain("You are a clown");
    const { to } = await send(
      "/comments",
      { ...formOf(asked.html, "/comments"), text: "You are a clown" },
      ben,
    );
    scores = { spam: 0, toxicity: 0 };
    expect(to).toContain("#comment-");
    expect((await open(path)).html).toContain("You are a clown");
  });

  test("gets votes, which everybody sees", async () => {
    const id = await post("Vote for me", ada);
    await send(`/comments/${id}/react`, { do: "up" }, ben);
    await send(`/comments/${id}/react`, { do: "up" }, ben);
    await send(`/comments/${id}/react`, { do: "up" }, eve);
    expect((await open(`/comments/${id}`)).html).toContain("▲ 2");
    expect((await open(`/comments/${id}`, ben)).html).toContain('aria-pressed="true"');
  });
});

test("reported, hidden with a reason, read by its writer, appealed, shown again, and all of it in the public log", async () => {
  const id = await post("Doubtful words", ada);
  expect((await open(`/comments/${id}/report`, ben)).html).toContain("What is wrong with it?");
  await send(`/comments/${id}/report`, { reason: "attack", text: "It is about me" }, ben);
  const desk = await open("/desk/comments?queue=reported", eve);
  expect(desk.html).toContain("It is about me");
  expect(desk.html).toContain("Reported (1)");
  const hide: [string, string][] = [
    ["id", id],
    ["verdict", "hide"],
    ["reason", "attack"],
    ["statement", "Please speak of the matter."],
  ];
  expect((await send("/desk/comments", hide, eve)).to).toBe(`/desk/comments?id=${id}&done=1`);
  expect((await open(path)).html).not.toContain("Doubtful words");
  expect((await open(`/comments/${id}`)).status).toBe(404);
  const own = (await open(path, ada)).html;
  expect(own).toContain("Please speak of the matter.");
  expect(own).toContain(`/comments/${id}/appeal`);
  await send(`/comments/${id}/appeal`, { text: "It was a quote" }, ada);
  expect((await open("/desk/comments?queue=reported", eve)).html).toContain("It was a quote");
  await send("/desk/comments", { id, verdict: "show" }, eve);
  expect((await open(path)).html).toContain("Doubtful words");
  const { html } = await open("/moderation");
  expect(html).toMatch(
    /was hidden\.\s*It attacks somebody\.\s*The writer asked to look again, and was right\./,
  );
  expect(html).toContain(`<a href="${path}#comments">Bridge opens</a>`);
  expect(html).not.toMatch(/Ada|Ben|Eve|Doubtful|matter/);
});

test("an editor closes a thread with a reason, and opens it again", async () => {
  const fields = { thread: `article/${article}`, back: `${path}#comments` };
  await send("/desk/threads", { ...fields, do: "close", why: "It went in circles." }, eve);
  const { html } = await open(path);
  expect(html).toContain("An editor closed it: It went in circles.");
  expect(html).not.toContain("Sign in to comment");
  const refused = await send("/comments", { thread: fields.thread, text: "Still" }, ada);
  expect(refused).toMatchObject({ status: 409, html: expect.stringContaining("Comments are closed here.") });
  await send("/desk/threads", { ...fields, do: "open" }, eve);
  expect((await open(path)).html).toContain("Sign in to comment");
});

describe("who may do what", () => {
  const GET = {
    "/comments/ID": [200, 200, 200, 200],
    "/comments/ID/reply": [303, 200, 200, 200],
    "/comments/ID/edit": [303, 409, 200, 409],
    "/comments/ID/delete": [303, 409, 200, 409],
    "/comments/ID/report": [303, 200, 200, 200],
    "/comments/ID/appeal": [303, 409, 409, 409],
    "/moderation": [200, 200, 200, 200],
    "/desk/comments": [303, 404, 404, 200],
  };
  const POST = {
    "/comments": [409, 303, 303, 303],
    "/comments/ID/edit": [303, 409, 303, 409],
    "/comments/ID/react": [303, 303, 409, 303],
    "/comments/ID/report": [303, 303, 409, 303],
    "/comments/ID/appeal": [303, 409, 409, 409],
    "/desk/comments": [303, 404, 404, 303],
    "/desk/threads": [303, 404, 404, 303],
    "/comments/ID/delete": [303, 409, 303, 409],
  };
  const whoAll = () => [undefined, ben, ada, eve];

  test("every page, by visitor, reader, its writer, editor", async () => {
    const id = await post("Whose page", ada);
    for (const [at, wanted] of Object.entries(GET)) {
      const got = [];
      for (const who of whoAll()) got.push((await open(at.replace("ID", id), who)).status);
      expect([at, got]).toEqual([at, wanted]);
    }
  });

  test("every form, by visitor, reader, its writer, editor; signed out, nothing happens", async () => {
    for (const [at, wanted] of Object.entries(POST)) {
      const got = [];
      for (const [n, who] of whoAll().entries()) {
        const id = await post(`Whose form, ${at} ${n}`, ada);
        const words = {
          text: `Words ${at} ${n}`,
          reason: "spam",
          do: at.endsWith("react") ? "up" : "open",
          id,
          verdict: "show",
        };
        const sent = await send(
          at.replace("ID", id),
          { ...words, thread: `article/${article}`, once: id },
          who,
        );
        got.push(sent.status);
        if (!who && sent.status === 303) expect(sent.to).toContain("/sign-in");
      }
      expect([at, got]).toEqual([at, wanted]);
    }
  });

  test("no form of another site", async () => {
    const id = await post("From here", ada);
    const headers = {
      ...cookieOf(ada),
      "content-type": "application/x-www-form-urlencoded",
      origin: "https://evil.example",
    };
    for (const at of [...Object.keys(POST)]) {
      const answer = await site.request(at.replace("ID", id), { method: "POST", headers, body: "text=x" });
      expect([at, answer.status]).toEqual([at, at.startsWith("/desk") ? 404 : 403]);
    }
    const editor = { ...headers, ...cookieOf(eve) };
    for (const at of ["/desk/comments", "/desk/threads"])
      expect((await site.request(at, { method: "POST", headers: editor, body: `id=${id}` })).status).toBe(
        403,
      );
    expect((await open(path)).html).toContain("From here");
  });
});

test("a page for somebody signed in is kept by nobody", async () => {
  const { headers, html } = await open(path, ada);
  expect(headers.get("cache-control")).toBe("private, no-cache");
  expect(html).toContain("<textarea");
  expect((await open(path)).html).not.toContain("<textarea");
});

test("votes, reports and changes are taken only so often, of each account by itself", async () => {
  const id = await post("Ask me.", ada);
  const vote = async (who: Account) => (await send(`/comments/${id}/react`, { do: "up" }, who)).status;
  await database.db.deleteFrom("limits").execute();
  expect(await vote(ben)).toBe(303);
  await database.db.updateTable("limits").set({ tokens: 0 }).execute();
  expect([await vote(ben), await vote(eve)]).toEqual([429, 303]);
  ms += 60_000;
  expect(await vote(ben)).toBe(303);
});
