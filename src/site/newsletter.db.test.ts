import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import type { Message } from "#mail/mail.ts";
import { linksOf } from "#newsletters/fill.ts";
import { findByEmail } from "#newsletters/subscriptions.ts";
import { openAtlas } from "#places/atlas.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";

const clock = { now: new Date("2026-03-10T12:00:00Z") };
const URL = "https://town.example";
const ADA = "ada@mill.example";
const FORM = { "content-type": "application/x-www-form-urlencoded" };

let database: Database;
let site: ReturnType<typeof makeSite>;
const outbox: Message[] = [];
const links = (owner: { id: string; email: string }) =>
  linksOf({ publicUrl: URL, secret: SECRET, now: () => clock.now }, owner);

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const now = () => clock.now;
  const atlas = openAtlas({ db, now });
  const mail = {
    way: "smtp" as const,
    send: async (one: Message) => {
      outbox.push(one);
      return { kind: "sent" as const };
    },
  };
  const editions = await editionsOf(database, { atlas });
  site = makeSite({ db, now, atlas, editions, mail, publicUrl: URL, secret: SECRET, townName: "The Town" });
});
beforeEach(async () => {
  outbox.length = 0;
  for (const table of ["newsletter_subscriptions", "newsletter_links", "limits"] as const)
    await database.db.deleteFrom(table).execute();
});
afterAll(() => database.close());

const post = (path: string, form: Record<string, string> | [string, string][], headers = {}) =>
  site.request(path, {
    method: "POST",
    headers: { ...FORM, origin: URL, ...headers },
    body: new URLSearchParams(form).toString(),
  });
const signUp = (more: Record<string, string> = {}) =>
  post("/newsletter", { email: ADA, section: "sports", ...more });
const linkIn = (n = -1) =>
  /https:\/\/town\.example(\/newsletter\/confirm\/\S+)/.exec(outbox.at(n)?.text ?? "")?.[1] ?? "";
const press = (link: string) => post("/newsletter/confirm", { token: link.split("/").at(-1) ?? "" });
const found = async (email = ADA) => {
  const own = await findByEmail(database.db, email);
  if (!own) throw new Error(`nothing of ${email}`);
  return own;
};

describe("signing up", () => {
  test("subscribes when the button of the mailed link is pressed, and not when the link is looked at", async () => {
    const sent = await signUp({ q: "Brookville, OH", hour: "20", rhythm: "weekly", weekday: "7" });
    expect([sent.status, sent.headers.get("location")]).toEqual([303, "/newsletter/sent"]);
    expect(outbox[0]).toMatchObject({ to: ADA, subject: "Confirm your newsletter of The Town" });
    expect(outbox[0]?.text).toContain("Weekly on Sunday at 8 p.m. (New York time)");
    expect(await (await site.request(linkIn())).text()).toContain("Yes, send it");
    expect(await findByEmail(database.db, ADA)).toBeUndefined();
    expect(await (await press(linkIn())).text()).toContain("You are signed up");
    expect(await found()).toMatchObject({
      rhythm: "weekly",
      weekday: 7,
      hour: 20,
      timeZone: "America/New_York",
    });
    expect((await press(linkIn())).status).toBe(410);
  });

  test("answers the same for a known address, changes nothing of it, and mails the way to change it", async () => {
    const first = await signUp();
    await press(linkIn());
    const again = await signUp({ section: "politics" });
    expect([again.status, again.headers.get("location"), await again.text()]).toEqual([
      first.status,
      first.headers.get("location"),
      await first.text(),
    ]);
    expect((await found()).sections).toEqual(["sports"]);
    expect(outbox.at(-1)?.text).toContain("You have it already");
    expect(outbox.at(-1)?.text).toContain(links(await found()).preferences);
    await press(linkIn());
    expect((await found()).sections).toEqual(["politics"]);
  });

  test("refuses addresses that are none, with a reason, and mails nobody", async () => {
    const wrong = [
      ["ada@mill.example\r\nbcc: eve@mill.example", "An address is one line"],
      ["ada@mill.example, eve@mill.example", "one address, and nothing else"],
      [`${"a".repeat(60)}@${"b".repeat(60)}.${"c".repeat(150)}.example`, "longer than any mail server takes"],
      ["ada@аpple.example", "several alphabets"],
      ["ada@хсе.example", "several alphabets"],
      ["<script>@mill.example", "not an e-mail address"],
      ["", "give an e-mail address"],
    ] as const;
    for (const [email, why] of wrong) {
      const refused = await signUp({ email });
      expect([email, refused.status]).toEqual([email, 400]);
      expect(await refused.text()).toContain(why);
    }
    expect((await signUp({ email: "ada@köln.example" })).status).toBe(303);
    expect(outbox.map(({ to }) => to)).toEqual(["ada@xn--kln-sna.example"]);
  });

  test("asks which place is meant, and keeps the rest of what was chosen", async () => {
    const asked = await signUp({ q: "Springfield", hour: "9" });
    const html = await asked.text();
    expect(asked.status).toBe(400);
    expect(html).toContain("Several places may be meant");
    expect(html).toContain("Springfield, Clark County, Ohio");
    expect(html).toContain('<option value="9" selected="">9 a.m.</option>');
    expect(await (await signUp({ section: "", q: "Nowhere At All" })).text()).toContain(
      "We know no place of that name",
    );
    expect(await (await signUp({ section: "none" })).text()).toContain("Please choose a place or a section");
  });

  test("mails one address only so often, and takes no form of another site", async () => {
    for (let n = 0; n < 5; n++) expect((await signUp()).status).toBe(303);
    expect((await signUp()).status).toBe(429);
    expect(
      (await post("/newsletter", { email: ADA, section: "us" }, { origin: "https://eve.example" })).status,
    ).toBe(403);
    expect(outbox).toHaveLength(5);
  });
});

describe("whoever has it", () => {
  const subscribe = async () => {
    await signUp();
    await press(linkIn());
    return { own: await found(), paths: links(await found()) };
  };

  test("changes, pauses and moves it by the link in a mail", async () => {
    const { own, paths } = await subscribe();
    const path = paths.preferences.slice(URL.length);
    expect(await (await site.request(path)).text()).toContain("Your newsletter");
    const change = { do: "change", at: "us-oh", hour: "22", zone: "Europe/Berlin", skip: "1" };
    expect((await post(path, change)).headers.get("location")).toBe(`${path}?done=changed`);
    expect(await found()).toMatchObject({
      ...{
        id: own.id,
        places: ["us-oh"],
        sections: [],
        hour: 22,
        timeZone: "Europe/Berlin",
        skipEmpty: true,
      },
    });
    await post(path, { do: "pause" });
    expect((await found()).state).toBe("paused");
    await post(path, { do: "resume" });
    expect((await found()).state).toBe("active");
    await post(path, { do: "move", email: "ada@new.example" });
    expect(outbox.at(-1)?.to).toBe("ada@new.example");
    await press(linkIn());
    expect(outbox.at(-1)).toMatchObject({ to: ADA, subject: "Your newsletter of The Town goes elsewhere" });
    expect((await found("ada@new.example")).id).toBe(own.id);
    expect((await site.request(path)).status).toBe(410);
  });

  test("gets another link when it is too old", async () => {
    const { paths } = await subscribe();
    const path = paths.preferences.slice(URL.length);
    const before = clock.now;
    clock.now = new Date(before.getTime() + 61 * 86_400_000);
    try {
      const page = await site.request(path);
      expect([page.status, (await page.text()).includes("Mail me a new link")]).toEqual([410, true]);
      expect((await post(path, { do: "change", section: "us" })).status).toBe(410);
      await post(path, { do: "link" });
      expect(outbox.at(-1)?.text).toContain(links(await found()).preferences);
    } finally {
      clock.now = before;
    }
  });

  test("ends it by a button or by one click of the mail program, takes it up again, and erases it", async () => {
    const { paths } = await subscribe();
    const path = paths.unsubscribe.slice(URL.length);
    expect(await (await site.request(path)).text()).toContain("Unsubscribe");
    expect((await found()).state).toBe("active");
    const elsewhere = { origin: "https://mail.example", "sec-fetch-site": "cross-site" };
    const boundary =
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    const oneClicks = [
      { body: "List-Unsubscribe=One-Click", headers: { ...FORM, ...elsewhere } },
      { body: boundary, headers: { ...elsewhere, "content-type": "multipart/form-data; boundary=x" } },
    ];
    for (const request of oneClicks) {
      expect((await site.request(path, { method: "POST", ...request })).status).toBe(200);
      expect((await found()).state).toBe("ended");
      expect(await (await site.request(path)).text()).toContain("Nothing more is sent");
      await post(path, { do: "undo" });
      expect((await found()).state).toBe("active");
    }
    // What asks for more than that is a form like any other.
    expect((await post(path, { do: "erase" }, elsewhere)).status).toBe(403);
    await post(path, { do: "end" });
    await post(path, { do: "erase" });
    expect(await findByEmail(database.db, ADA)).toBeUndefined();
    expect((await site.request(path)).status).toBe(410);
    expect(
      (await site.request(path, { method: "POST", body: "List-Unsubscribe=One-Click", headers: FORM }))
        .status,
    ).toBe(200);
  });
});
