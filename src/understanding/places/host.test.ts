import { describe, expect, it } from "vitest";
import { countryOfHost } from "./host.ts";

describe("the country of a host", () => {
  it("is that of its top-level domain", () => {
    expect(countryOfHost("paper.example.ie")).toBe("IE");
    expect(countryOfHost("https://www.paper.co.uk:8443/news?x=.fr")).toBe("GB");
  });

  it("is unknown for domains of no country, sold ones and rubbish", () => {
    for (const host of ["paper.com", "paper.io", "", undefined, "192.0.2.1", "::", "a".repeat(10_000)]) {
      expect(countryOfHost(host)).toBeUndefined();
    }
  });
});
