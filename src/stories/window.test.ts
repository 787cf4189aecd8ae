import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeStoryArticle, openWindow, packSigns, unpackSigns, type Window } from "./window.ts";

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 3, 6, 9);

const BRIDGE = `The covered bridge over Brindle Creek collapsed on Monday night after two days of rain, and the county
engineer closed Mill Road. Nobody was hurt. The bridge, built in 1883, carried about 400 cars a day, said engineer
Dorit Halvorsen. A temporary span will cost 90,000 dollars.`;
const BRIDGE_AGAIN = `Mill Road stays closed after the collapse of the covered bridge over Brindle Creek on Monday. Engineer
Dorit Halvorsen told the commissioners that the bridge of 1883 cannot be saved and that a temporary span will cost
90,000 dollars. Rain had fallen for two days.`;
const CHOIR = `The choir of Osmer High School won the state competition in the capital with a setting of three psalms.
Director Anselm Quillfeather thanked the parents who sewed forty robes by hand. The choir sings again in May.`;
const BUDGET = `Commissioners passed a budget of 12 million dollars with more for snow ploughs and less for the fair. The
vote was three to two after a hearing of four hours in which farmers spoke against the new levy on gravel pits.`;

const article = (id: string, title: string, text: string, days = 0, publisher = `paper of ${id}`) =>
  makeStoryArticle({ id, title, text, published: new Date(START + days * DAY_MS), publisher });

const bridge = article("a", "Covered bridge over Brindle Creek collapses", BRIDGE);
const again = article("b", "Brindle Creek bridge cannot be saved after collapse", BRIDGE_AGAIN, 1);
const choir = article("c", "Osmer choir wins state competition", CHOIR, 0.2);
const budget = article("d", "County passes budget, three to two", BUDGET, 0.4);

const partition = (window: Window, ids: readonly string[]): string =>
  [...new Set(ids.map((id) => window.storyMates(id).toSorted().join()))].sort().join(" | ");

describe("openWindow", () => {
  it("puts two reports of one event together and leaves others alone", () => {
    const window = openWindow();
    for (const one of [bridge, choir, budget, again]) window.place(one);
    expect(partition(window, ["a", "b", "c", "d"])).toBe("a,b | c | d");
    expect(window.storyOf("b")).toBe("a");
    expect(window.stories).toBe(3);
  });

  it("says why an article joined, in the article's own words", () => {
    const window = openWindow();
    window.place(bridge);
    const { placed } = window.place(again);
    const reasons = placed[0]?.reasons ?? [];
    const shared = reasons.flatMap((reason) => reason.shared).map((word) => word.toLowerCase());
    expect(shared).toContain("halvorsen");
    expect(reasons.find(({ kind }) => kind === "time")?.weight).toBeCloseTo(1);
    expect(window.place(choir).placed[0]?.reasons).toEqual([]);
  });

  it("gives the same stories whatever the order within a batch", () => {
    const words =
      "bridge creek rain choir psalm robe budget levy gravel plough fair vote span road engineer".split(" ");
    const someText = fc.array(fc.constantFrom(...words), { minLength: 0, maxLength: 30 });
    const batch = fc.array(fc.record({ text: someText, days: fc.integer({ min: 0, max: 5 }) }), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(
        batch.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(
              all.map((_, n) => n),
              { minLength: all.length },
            ),
          ),
        ),
        ([all, order]) => {
          const made = all.map(({ text, days }, n) =>
            article(`x${n}`, text.slice(0, 4).join(" "), text.join(" "), days, `paper ${n % 3}`),
          );
          const ids = made.map(({ id }) => id);
          const [straight, shuffled] = [openWindow(), openWindow()];
          straight.placeAll(made);
          shuffled.placeAll(order.flatMap((n) => made[n] ?? []));
          expect(ids.map((id) => shuffled.storyOf(id))).toEqual(ids.map((id) => straight.storyOf(id)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keeps a story's id when an older report of it comes late", () => {
    const window = openWindow();
    window.place(again);
    expect(window.place(bridge).placed[0]?.story).toBe("b");
    expect(window.storyOf("b")).toBe("b");
  });

  it("merges two stories when a copy shows that they are one, into the older", () => {
    const window = openWindow();
    window.placeAll([bridge, choir]);
    const { merged, moved, placed } = window.place({
      ...article("e", "Choir and bridge", `${CHOIR} ${BRIDGE}`, 0.5),
      copies: ["a", "c"],
    });
    expect(merged).toEqual([{ from: "c", into: "a" }]);
    expect(moved).toMatchObject([
      { article: "c", from: "c", to: "a", reasons: [{ kind: "copy" }, {}, {}, {}] },
    ]);
    expect(placed[0]).toMatchObject({ story: "a", reasons: [{ kind: "copy" }, {}, {}, {}] });
  });

  it("splits a story when an article comes again with other words", () => {
    const window = openWindow();
    window.placeAll([bridge, again]);
    window.place({ ...article("b", "Osmer choir wins state competition", CHOIR, 1) });
    expect(partition(window, ["a", "b"])).toBe("a | b");
    expect(window.storyOf("a")).toBe("a");
  });

  it("is filled again from packed signs, with the stories that were given", () => {
    const window = openWindow();
    window.load(
      [bridge, choir].flatMap((one) => {
        const read = unpackSigns(one.id, packSigns(one));
        return read ? [{ article: read, story: `story of ${one.id}` }] : [];
      }),
    );
    expect(window.place(again).placed[0]?.story).toBe("story of a");
    expect(window.storyMates("a")).toEqual(["a", "b"]);
  });

  it("forgets the article that came first when it is full, and what is removed", () => {
    const window = openWindow({ maxArticles: 2 });
    for (const one of [bridge, choir, budget]) window.place(one);
    expect([window.articles, window.storyOf("a"), window.storyOf("d")]).toEqual([2, undefined, "d"]);
    window.remove("d");
    expect([window.articles, window.stories, window.storyOf("d")]).toEqual([1, 1, undefined]);
    window.placeAll([bridge, again, choir, budget, bridge]);
    expect(window.articles).toBe(2);
  });

  it("never compares what lies further apart than its days", () => {
    const window = openWindow({ days: 3 });
    window.place(bridge);
    window.place(article("late", "Covered bridge over Brindle Creek collapses", BRIDGE, 4));
    expect(window.storyOf("late")).toBe("late");
  });

  it("puts reports in languages without spaces together", () => {
    const window = openWindow();
    window.placeAll([
      article(
        "j1",
        "小川の屋根付き橋が大雨で崩落",
        "月曜日の夜、小川にかかる屋根付き橋が二日間の大雨のあと崩落した。けが人はいなかった。",
      ),
      article(
        "j2",
        "屋根付き橋崩落、けが人なし",
        "二日間の大雨のあと、小川の屋根付き橋が月曜日の夜に崩落した。郡の技師が道路を閉鎖した。",
      ),
      article(
        "j3",
        "高校の合唱団が州大会で優勝",
        "州都で開かれた大会で高校の合唱団が三つの詩編を歌い、優勝した。",
      ),
    ]);
    expect(partition(window, ["j1", "j2", "j3"])).toBe("j1,j2 | j3");
  });

  it("takes empty articles and refuses signs of another format", () => {
    const window = openWindow();
    window.placeAll([article("e1", "", ""), article("e2", "", "")]);
    expect(partition(window, ["e1", "e2"])).toBe("e1 | e2");
    expect(unpackSigns("x", new Uint8Array([9, 1, 2]))).toBeUndefined();
    expect(unpackSigns("x", packSigns(bridge).subarray(0, 40))).toBeUndefined();
  });
});
