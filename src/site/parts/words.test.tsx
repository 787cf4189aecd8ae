/** @jsxImportSource hono/jsx @jsxRuntime automatic */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Words } from "./words.tsx";

test("scores and votes stay on one line, other hyphens may break", () => {
  expect(String(<Words text="Millers win 24-21 in well-played final" />)).toBe(
    'Millers win <span class="whole">24-21</span> in well-played final',
  );
});

test("no word is lost or changed", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."019-–,.: aZ") }), (text) => {
      expect(String(<Words text={text} />).replace(/<[^>]*>/g, "")).toBe(text);
    }),
  );
});
