/** Signing in with another provider, as a browser goes there and back. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { openVisitor, type Visitor } from "../../tests/setup/community.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { CLIENT, type OidcProvider, startOidcProvider } from "../../tests/setup/oidc-provider.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite, type SiteNeeds } from "./site.ts";

const TOWN = "https://town.example";
const ADA = { email: "ada@mill.example", email_verified: true, name: "Ada Mill" };
let database: Database;
let provider: OidcProvider;
let needs: SiteNeeds;
let site: ReturnType<typeof makeSite>;

beforeAll(async () => {
  database = await openTestDatabase();
  provider = await startOidcProvider();
  const { db } = database;
  const now = () => new Date("2026-03-10T12:00:00Z");
  const atlas = openAtlas({ db, now });
  const editions = await editionsOf(database, { atlas });
  const oidc = { issuer: provider.issuer, ...CLIENT, name: "The Library" };
  needs = { db, atlas, editions, now, publicUrl: TOWN, secret: SECRET, oidc };
});
beforeEach(() => {
  provider.claims = { ...ADA };
  provider.lie = {};
  site = makeSite(needs);
});
afterEach(async () => {
  for (const table of ["accounts", "sign_in_links", "limits"] as const)
    await database.db.deleteFrom(table).execute();
});
afterAll(async () => {
  await provider?.close();
  await database?.close();
});

const pathOf = (answer: Response): string => {
  const url = new URL(answer.headers.get("location") ?? "", TOWN);
  return url.pathname + url.search;
};

/** Goes to the provider, and gives the path by which it leads back. */
async function goThere(visitor: Visitor, back = "/saved"): Promise<string> {
  const away = await visitor.get(`/sign-in/oidc?back=${encodeURIComponent(back)}`);
  expect(away.headers.get("set-cookie")).toMatch(
    /^oidc=[\w.-]+; Max-Age=600; Path=\/sign-in\/oidc; HttpOnly/,
  );
  const agreed = await fetch(away.headers.get("location") ?? "", { redirect: "manual" });
  const location = agreed.headers.get("location") ?? "";
  expect(location.startsWith(`${TOWN}/sign-in/oidc/done?`)).toBe(true);
  return pathOf(agreed);
}
const count = async () => (await database.db.selectFrom("sessions").selectAll().execute()).length;

describe("another provider", () => {
  test("confirms an address: whoever is new chooses a name, and comes back signed in ever after", async () => {
    const ada = openVisitor(site);
    expect(await (await ada.get("/sign-in")).text()).toContain("Go on to <bdi>The Library</bdi>");
    const path = pathOf(await ada.get(await goThere(ada)));
    expect(path).toMatch(/^\/sign-in\/link\/[\w-]{43}\?name=Ada%20Mill$/);
    expect(ada.cookies.has("oidc")).toBe(false);
    expect(await (await ada.get(path)).text()).toContain('value="Ada Mill"');
    const token = path.split(/[/?]/)[3] ?? "";
    expect(pathOf(await ada.post("/sign-in/link", { token, name: "Ada" }))).toBe("/saved");

    const again = openVisitor(site);
    expect(pathOf(await again.get(await goThere(again, "/local")))).toBe("/local");
    expect(await (await again.get("/about")).text()).toContain("<bdi>Ada</bdi>");
    expect(await count()).toBe(2);
  });

  test("lets in only the browser that went there, and once", async () => {
    const [ada, eve] = [openVisitor(site), openVisitor(site)];
    const path = await goThere(ada);
    expect((await eve.get(path)).status).toBe(403);
    await goThere(eve);
    expect((await eve.get(path)).status).toBe(403);
    expect((await ada.get(path)).status).toBe(303);
    expect((await ada.get(path)).status).toBe(403);
    expect(await count()).toBe(0);
  });

  test.each<[string, object]>([
    ["an address that it has not confirmed", { claims: { ...ADA, email_verified: false } }],
    ["an address of which it does not say so", { claims: { email: ADA.email } }],
    ["no address", { claims: { name: "Ada" } }],
    ["something that is none", { claims: { ...ADA, email: "ada" } }],
    ["a word that it did not sign", { lie: { key: true } }],
    ["a word for another site", { lie: { audience: true } }],
    ["a word that was given before", { lie: { nonce: true } }],
  ])("is not believed when it gives %s", async (_what, given) => {
    Object.assign(provider, given);
    const visitor = openVisitor(site);
    const answer = await visitor.get(await goThere(visitor));
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("The Library: It ");
    expect(await database.db.selectFrom("sign_in_links").selectAll().execute()).toEqual([]);
  });

  test("that says no, or does not answer, is told of in words", async () => {
    const visitor = openVisitor(site);
    const query = new URLSearchParams((await goThere(visitor)).split("?")[1]);
    const refused = `/sign-in/oidc/done?error=access_denied&state=${query.get("state")}`;
    expect((await visitor.get(refused)).status).toBe(403);
    const oidc = { issuer: "http://127.0.0.1:9", ...CLIENT, name: "The Library" };
    const away = await openVisitor(makeSite({ ...needs, oidc })).get("/sign-in/oidc");
    expect([away.status, (await away.text()).includes("does not answer just now")]).toEqual([409, true]);
  });
});
