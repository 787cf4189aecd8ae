import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostAndPort, isLocalhostName, isPublicAddress, literalAddress } from "./address.ts";

const v4 = (value: number) =>
  [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join(".");
const hexPair = (value: number) => `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;
const anyV4 = fc.nat(0xffffffff);

// Written apart from the guard's own list, as numbers: the first address of each range and its length.
const SPECIAL: [number, number][] = [
  [0x00000000, 8],
  [0x0a000000, 8],
  [0x64400000, 10],
  [0x7f000000, 8],
  [0xa9fe0000, 16],
  [0xac100000, 12],
  [0xc0000000, 24],
  [0xc0000200, 24],
  [0xc0a80000, 16],
  [0xc6120000, 15],
  [0xc6336400, 24],
  [0xcb007100, 24],
  [0xe0000000, 4],
  [0xf0000000, 4],
];
const anySpecialV4 = fc
  .tuple(fc.constantFrom(...SPECIAL), anyV4)
  .map(([[first, length], chance]) => (first | (chance & (length === 0 ? -1 : 0xffffffff >>> length))) >>> 0);

/** Every way in which a URL can spell an IPv4 address. */
const spellings = (value: number): string[] => {
  const parts = [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  return [
    parts.join("."),
    String(value),
    `0x${value.toString(16)}`,
    `0${value.toString(8)}`,
    parts.map((part) => `0x${part.toString(16)}`).join("."),
    parts.map((part) => `0${part.toString(8)}`).join("."),
    `${parts[0]}.${value & 0xffffff}`,
    `${parts[0]}.${parts[1]}.${value & 0xffff}`,
    `${parts.join(".")}.`,
    `[::ffff:${parts.join(".")}]`,
    `[::ffff:${hexPair(value)}]`,
    `[64:ff9b::${hexPair(value)}]`,
    `[::${parts.join(".")}]`,
    `[2002:${hexPair(value)}::1]`,
    `[64:ff9b:1::${hexPair(value)}]`,
    `[2001:0:${hexPair(value)}::1]`,
  ];
};

describe("the address guard", () => {
  test.each([
    ["8.8.8.8", true],
    ["93.184.216.34", true],
    ["100.63.255.255", true],
    ["100.64.0.1", false],
    ["100.127.255.255", false],
    ["100.128.0.1", true],
    ["172.15.255.255", true],
    ["172.16.0.1", false],
    ["172.31.255.255", false],
    ["172.32.0.1", true],
    ["169.254.169.254", false],
    ["198.17.255.255", true],
    ["198.18.0.1", false],
    ["198.19.255.255", false],
    ["0.0.0.0", false],
    ["255.255.255.255", false],
    ["2606:4700:4700::1111", true],
    ["2001:4860:4860::8888", true],
    ["2a00:1450:4001::1", true],
    ["::", false],
    ["::1", false],
    ["fd00:ec2::254", false],
    ["fc00::1", false],
    ["fe80::1", false],
    ["fe80::1%eth0", false],
    ["fec0::1", false],
    ["ff02::1", false],
    ["100::1", false],
    ["2001::1", false],
    ["2001:10::1", false],
    ["2001:2::1", false],
    ["2001:db8::1", false],
    ["2002:808:808::1", false],
    ["3fff::1", false],
    ["4000::1", false],
    ["5f00::1", false],
    ["::ffff:10.0.0.1", false],
    ["::ffff:8.8.8.8", true],
    ["64:ff9b::8.8.8.8", true],
    ["64:ff9b::7f00:1", false],
    ["64:ff9b:1::808:808", false],
    ["::8.8.8.8", false],
    ["::ffff:0:8.8.8.8", false],
    ["", false],
    ["news.example", false],
  ])("judges %s public: %s", (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });

  test("refuses every special IPv4 address in every spelling that a URL allows", () => {
    fc.assert(
      fc.property(anySpecialV4, (value) => {
        for (const spelling of spellings(value)) {
          const url = URL.parse(`http://${spelling}/`);
          if (!url) continue;
          const literal = literalAddress(url);
          expect(literal, spelling).toBeDefined();
          expect(isPublicAddress(literal ?? ""), spelling).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("judges a mapped or translated address as the IPv4 address inside it", () => {
    fc.assert(
      fc.property(fc.oneof(anyV4, anySpecialV4), (value) => {
        const plain = isPublicAddress(v4(value));
        expect(isPublicAddress(`::ffff:${v4(value)}`)).toBe(plain);
        expect(isPublicAddress(`::ffff:${hexPair(value)}`)).toBe(plain);
        expect(isPublicAddress(`64:ff9b::${hexPair(value)}`)).toBe(plain);
      }),
    );
  });

  test("lets no IPv6 address outside 2000::/3 through but mapped and translated ones, and never fails on nonsense", () => {
    const group = fc.nat(0xffff).map((part) => part.toString(16));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const first = Number.parseInt(groups[0] ?? "", 16);
        fc.pre(first !== 0 && first !== 0x64);
        if (first < 0x2000 || first > 0x3fff) expect(isPublicAddress(groups.join(":"))).toBe(false);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => typeof isPublicAddress(text) === "boolean"));
  });
});

describe("the words of an address", () => {
  test("knows the names of this machine", () => {
    for (const name of ["localhost", "LOCALHOST.", "news.localhost", "a.b.localhost."])
      expect(isLocalhostName(name)).toBe(true);
    for (const name of ["localhost.example", "notlocalhost", "local"])
      expect(isLocalhostName(name)).toBe(false);
  });

  test("writes host and port with the port that the scheme implies", () => {
    expect(hostAndPort(new URL("http://News.example./x"))).toBe("news.example:80");
    expect(hostAndPort(new URL("https://news.example:443/x"))).toBe("news.example:443");
    expect(hostAndPort(new URL("http://[::1]:8080/"))).toBe("[::1]:8080");
    expect(hostAndPort(new URL("http://0x7f.1:3000/"))).toBe("127.0.0.1:3000");
  });
});
