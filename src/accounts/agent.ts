/**
 * The browser in words, so that a reader knows each of the places they are signed in at. The line it is read from, by which
 * people can be told apart, is not kept. Pure.
 */

// The first that is found: most browsers name others too, to be taken for them.
const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdgA?\/|EdgiOS\//, "Edge"],
  [/\bOPR\/|\bOPiOS\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrom(e|ium)\/|HeadlessChrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bLinux\b|\bX11\b/, "Linux"],
];

/** "Firefox on Linux"; "a browser" for what cannot be told. */
export function describeAgent(header: string | undefined): string {
  const line = (header ?? "").slice(0, 500);
  const find = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(line))?.[1];
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)];
  return `${browser ?? "A browser"}${system ? ` on ${system}` : ""}`;
}
