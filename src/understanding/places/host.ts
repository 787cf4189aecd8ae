/** The country a publisher's host says it is in, by the country's own top-level domain; weak evidence, but often the only one. */

/** Country domains that are sold to all the world for their letters. */
const SOLD = new Set(
  "ac ai as bz cc cd co dj fm gg gl im in io is la li ly me mu nu pw sc sh sr st tk to tv vc vu ws".split(
    " ",
  ),
);
const MAX_CHARS = 300;

/** ISO 3166-1 alpha-2 of "independent.ie" or "https://www.paper.co.uk/a"; undefined where the domain tells nothing. */
export function countryOfHost(host: string | undefined): string | undefined {
  const name = /^(?:[a-z]+:\/\/)?([^/:\s]+)/i.exec((host ?? "").slice(0, MAX_CHARS))?.[1] ?? "";
  const top = /\.([a-z]{2})$/i.exec(name)?.[1]?.toLowerCase();
  if (top === undefined || SOLD.has(top)) return undefined;
  return top === "uk" ? "GB" : top.toUpperCase();
}
