import { describe, expect, test } from "vitest";
import { openGazetteer } from "../gazetteer.ts";
import type { OwnPlace } from "../own-places.ts";
import { layOver } from "./overlay.ts";

const gazetteer = openGazetteer();

/** What could not be laid; nothing when all could. */
function rejectedOf(own: readonly OwnPlace[]): unknown {
  try {
    layOver(gazetteer, own);
    return [];
  } catch (error) {
    return error instanceof Error && "rejected" in error ? error.rejected : error;
  }
}

describe("places that cannot be laid", () => {
  const gone: OwnPlace = { name: "Qzx Hall", kind: "venue", within: "Qzx County" };
  const stage: OwnPlace = { name: "Qzx Stage", kind: "venue", within: "Qzx Hall" };
  const park: OwnPlace = { name: "Brook Park", kind: "venue", within: "Toledo, OH" };

  test("are told with those within them, and the error is about the cause", () => {
    expect(rejectedOf([stage, park, gone])).toEqual([gone, stage]);
    expect(() => layOver(gazetteer, [stage, park, gone])).toThrow(
      /"Qzx Hall": there is no place "Qzx County"/,
    );
    expect(rejectedOf([park])).toEqual([]);
  });

  test("do not include those whose names alone go round in a circle", () => {
    const falls: OwnPlace = { name: "Brindle Falls", kind: "town", within: "Springfield, OH" };
    const quarter: OwnPlace = { name: "Springfield", kind: "neighbourhood", within: "Brindle Falls" };
    const school: OwnPlace = { name: "Brook School", kind: "venue", within: "Brindle Falls" };
    for (const own of [
      [falls, quarter, school],
      [school, quarter, falls],
    ])
      expect(rejectedOf(own)).toEqual([]);
  });

  test("are told of thousands in one go", () => {
    const own = Array.from({ length: 5000 }, (_, i): OwnPlace => ({ ...park, name: `Brook Park ${i}` }));
    expect(rejectedOf([gone, ...own])).toEqual([gone]);
  });
});

describe("the address of an own place", () => {
  const long = "The Very Reverend Bartholomew Featherstonehaugh Memorial Quarter of Letters and Arts";
  const served = /^[a-z0-9-]{1,90}$/;

  test("stays short where long names lie within long names", () => {
    const own = layOver(gazetteer, [
      { name: long, kind: "neighbourhood", within: "Toledo, OH" },
      { name: `${long} School`, kind: "venue", within: long },
      { name: `${long} Theatre`, kind: "venue", within: long },
    ]);
    const slugs = [long, `${long} School`, `${long} Theatre`].map((name) => own.named(name)[0]?.slug ?? "");
    for (const slug of slugs) {
      expect(slug).toMatch(served);
      expect(own.findSlug(slug)?.name).toContain(long);
    }
    expect(new Set(slugs).size).toBe(3);
  });

  test("is of ASCII letters for names of other scripts", () => {
    const own = layOver(gazetteer, [
      { name: "中山公園", kind: "venue", within: "Toledo, OH" },
      { name: "第一小学", kind: "venue", within: "Toledo, OH" },
    ]);
    expect(own.findSlug("place-toledo-oh")?.name).toBe("中山公園");
    expect(own.findSlug("place-toledo-oh-2")?.name).toBe("第一小学");
  });
});
