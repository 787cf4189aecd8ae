import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCsv, writeCsvRow } from "#base/csv.ts";
import type { Database } from "#database/connect.ts";
import { openGazetteer } from "#understanding/gazetteer.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { exportList, readList } from "./lists.ts";
import { addSubscriptions, findByEmail } from "./subscriptions.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const gazetteer = openGazetteer();
const given = { gazetteer, now: NOW, ownZone: "UTC" };
const read = (text: string) => {
  const list = readList(text, given);
  if ("whole" in list) throw new Error(list.whole);
  return list;
};

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const LIST = `Email,Places,Sections,Rhythm,Weekday,Hour,Consent at,Consent source
ada@mill.example,brookville-oh;ohio,sports,weekly,Sunday,20,2024-05-31,"form at the library, desk 2"
bob@mill.example,,politics,,,,,
"ada@mill.example",,us,,,,,
eve@mill.example,atlantis-xx,,,,,2024-05-31,web
carl@mill.example,ohio,,,,25,2024-05-31,web
dora@mill.example,ohio,,,,,2099-01-01,web
emil@mill.example,ohio,,,,,2024-05-31,
not an address,ohio,,,,,2024-05-31,web
`;

test("a list is taken line by line, and what is wrong is told by its number", async () => {
  const { lines, wrong } = read(LIST);
  expect(lines.map(({ line, email, consent }) => [line, email, consent?.source])).toEqual([
    [2, "ada@mill.example", "import: form at the library, desk 2"],
    [3, "bob@mill.example", undefined],
  ]);
  expect(lines[0]?.wishes).toMatchObject({
    rhythm: "weekly",
    weekday: 7,
    hour: 20,
    timeZone: "America/New_York",
  });
  expect(wrong.map(({ line, why }) => `${line}: ${why}`)).toEqual([
    "4: its address stands on line 2 already",
    '5: there is no place "atlantis-xx"',
    "6: its hour is none of 0 to 23",
    "7: its date of consent lies ahead",
    "8: its consent has a date and no source",
    "9: That is not an e-mail address that we can send to.",
  ]);
  expect(readList("name\nada", given)).toEqual({ whole: 'its first line names no column "email"' });
});

test("what was exported can be taken in again as it was, and changes nobody who is there", async () => {
  const [first] = read(LIST).lines;
  if (!first?.consent) throw new Error("no consent");
  const one = { ...first, consent: first.consent };
  expect(await addSubscriptions({ db: database.db, now: () => NOW }, [one])).toBe(1);
  expect(
    await addSubscriptions({ db: database.db, now: () => NOW }, [
      { ...one, wishes: { ...one.wishes, hour: 3 } },
    ]),
  ).toBe(0);
  expect((await findByEmail(database.db, "ada@mill.example"))?.hour).toBe(20);
  const text = (await Array.fromAsync(exportList(database.db, gazetteer))).join("");
  const [again] = read(text).lines;
  expect(again).toMatchObject({ email: first.email, wishes: first.wishes });
  expect(again?.consent?.consentAt).toEqual(first.consent.consentAt);
});

test("a cell comes back as it was written, and none begins as a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 5 }), (cells) => {
      const text = writeCsvRow(cells);
      const [row] = readCsv(text);
      if (cells.every((cell) => cell.trim() === "")) return;
      const plain = cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell));
      expect(row?.cells).toEqual(plain);
    }),
    { numRuns: 200 },
  );
});
