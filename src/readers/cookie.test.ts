import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SECRET } from "../../tests/setup/secret.ts";
import { ANYBODY, type Choices, CONTROLS, makeReader, NO_CHOICES, type Reader } from "./choices.ts";
import { COOKIES, readFeedReader, readReader, signFeed, writeReader } from "./cookie.ts";
import { LIMITS, MAX_CHARS, WEIGHTS } from "./encoding.ts";

const HTTPS = { secret: SECRET, publicUrl: "https://town.example" };

/** What a browser sends back after these `Set-Cookie` lines. */
const sentBack = (lines: readonly string[]): string =>
  lines
    .map((line) => line.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");
const throughBrowser = (reader: Reader): Reader => readReader(sentBack(writeReader(reader, HTTPS)), SECRET);

const id = fc.string({
  unit: fc.constantFrom(..."0123456789abcdefghjkmnpqrstvwxyz"),
  minLength: 16,
  maxLength: 16,
});
const slug = fc.stringMatching(/^[a-z0-9-]{1,30}$/);
const place = fc.constantFrom("g4887398", "us-oh-c049", "z43215", "own-alder-falls", "us");
const words = fc
  .string({ unit: "binary", minLength: 1, maxLength: 30 })
  .map((text) => text.toWellFormed())
  .filter((text) => text.length > 0);
const few = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { maxLength: 5 });
const choices: fc.Arbitrary<Choices> = fc.record(
  {
    place,
    follows: fc.record({ places: few(place), sections: few(slug), publishers: few(slug) }),
    mutes: fc.record({
      words: few(words),
      publishers: few(slug),
      people: few(words),
      places: few(place),
      sections: few(slug),
    }),
    order: fc.constantFrom("ranked" as const, "latest" as const),
    weights: fc
      .dictionary(
        fc.constantFrom(...CONTROLS),
        fc.constantFrom(...WEIGHTS.filter((weight) => weight !== 1)),
        { noNullPrototype: true },
      )
      .map((weights) => ({ ...weights })),
    history: fc.boolean(),
  },
  { requiredKeys: ["follows", "mutes", "order", "weights", "history"] },
);
const readers: fc.Arbitrary<Reader> = fc
  .record({
    choices,
    saved: fc.uniqueArray(id, { maxLength: 20 }),
    read: fc.array(fc.record({ id, publisher: slug, sections: few(slug) }), { maxLength: 10 }),
  })
  .map((known) => makeReader({ ...known, read: known.choices.history ? known.read : [] }));

describe("a reader's cookies", () => {
  test("give back what was put into them", () => {
    fc.assert(
      fc.property(readers, (reader) => {
        expect(throughBrowser(reader)).toEqual(reader);
      }),
    );
  });

  test("are for us alone, for a year, and for https where the site is", () => {
    const reader = makeReader({ choices: { ...NO_CHOICES, place: "us-oh" }, saved: [], read: [] });
    const [kept, ...taken] = writeReader(reader, HTTPS);
    expect(kept).toMatch(
      /^tw_choices=1[\w-]+\.[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(taken.every((line) => /^tw_(saved|read)=; Path=\/; Max-Age=0;/.test(line))).toBe(true);
    expect(writeReader(reader, { secret: SECRET, publicUrl: "http://localhost:8080" })[0]).not.toContain(
      "Secure",
    );
  });

  test("without any, or without anything in them, are anybody's", () => {
    for (const header of [undefined, "", "a=b", "tw_choices=", "tw_choices=1.", "tw_choices"])
      expect(readReader(header, SECRET)).toBe(ANYBODY);
    expect(throughBrowser(ANYBODY)).toBe(ANYBODY);
  });

  test("signed with another secret, changed in any character, or for another use, are nobody's", () => {
    fc.assert(
      fc.property(
        readers.filter((reader) => !reader.isAnonymous),
        fc.nat(),
        fc.constantFrom(..."0aZ-_."),
        (reader, n, character) => {
          const header = sentBack(writeReader(reader, HTTPS));
          expect(readReader(header, `${SECRET}!`)).toBe(ANYBODY);
          const [pair = ""] = header.split("; ");
          const [name = "", value = ""] = pair.split("=");
          const at = n % value.length;
          const changed = value.slice(0, at) + character + value.slice(at + 1);
          // The last character of a signature has two bits that say nothing; ours is compared as text.
          if (changed !== value) expect(readReader(`${name}=${changed}`, SECRET)).toBe(ANYBODY);
          for (const other of Object.values(COOKIES))
            if (other !== name) expect(readReader(`${other}=${value}`, SECRET)).toBe(ANYBODY);
          expect(readFeedReader(value, SECRET)).toBe(ANYBODY);
        },
      ),
    );
  });

  test("of any other text never fail", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (noise) => {
        for (const name of Object.values(COOKIES)) {
          expect(readReader(`${name}=${noise}`, SECRET)).toBe(ANYBODY);
          expect(readReader(`${noise};${name}=1${noise}`, SECRET)).toBe(ANYBODY);
        }
        expect(readFeedReader(noise, SECRET)).toBe(ANYBODY);
      }),
    );
    expect(readReader(`tw_choices=1${"A".repeat(1_000_000)}.x`, SECRET)).toBe(ANYBODY);
    expect(readReader("tw_choices=1x.y; ".repeat(50_000), SECRET)).toBe(ANYBODY);
  });

  test("are found behind forged ones of the same name", () => {
    const reader = makeReader({ choices: { ...NO_CHOICES, place: "us-oh" }, saved: [], read: [] });
    const header = `tw_choices=1forged.x; other=1; ${sentBack(writeReader(reader, HTTPS))}`;
    expect(readReader(header, SECRET)).toEqual(reader);
  });

  test("hold what was read only while the reader wants that", () => {
    const read = [{ id: "06edestqg0n91sde", publisher: "gazette", sections: ["local"] }];
    const on = makeReader({ choices: { ...NO_CHOICES, history: true }, saved: [], read });
    expect(throughBrowser(on).read).toEqual(read);
    const [, , readLine = ""] = writeReader(on, HTTPS);
    const off = makeReader({ choices: { ...NO_CHOICES, order: "latest" }, saved: [], read: [] });
    expect(readReader(`${sentBack(writeReader(off, HTTPS))}; ${sentBack([readLine])}`, SECRET).read).toEqual(
      [],
    );
  });

  test("stay within what a browser keeps, the oldest reading going first", () => {
    const sections = ["local", "real-estate", "education"];
    const read = Array.from({ length: LIMITS.read }, (_, n) => ({
      id: `06edestqg0n9${String(n).padStart(4, "0")}`,
      publisher: "a-publisher-with-a-name-that-goes-on-and-on-and-never-seems-to-come-to-an-end-80",
      sections,
    }));
    const full = makeReader({
      choices: { ...NO_CHOICES, history: true },
      saved: Array.from({ length: LIMITS.saved }, (_, n) => `06edestqg0n9${String(n).padStart(4, "0")}`),
      read,
    });
    for (const line of writeReader(full, HTTPS)) expect(line.length).toBeLessThanOrEqual(MAX_CHARS + 200);
    const kept = throughBrowser(full);
    expect(kept.saved).toHaveLength(LIMITS.saved);
    expect(kept.read.length).toBeGreaterThan(12);
    const all = sentBack(writeReader(full, HTTPS)).length;
    expect(all).toBeLessThan(7_500 - MAX_CHARS);
    expect(kept.read).toEqual(read.slice(0, kept.read.length));
  });
});

test("a feed's address brings a reader's choices, without what was saved and read", () => {
  fc.assert(
    fc.property(choices, (given) => {
      const token = signFeed(given, SECRET);
      expect(token).toMatch(/^[\w.-]+$/);
      expect(readFeedReader(token, SECRET)).toEqual(
        makeReader({ choices: { ...given, history: false }, saved: [], read: [] }),
      );
      expect(readReader(`tw_choices=${token}`, SECRET)).toBe(ANYBODY);
    }),
  );
});
