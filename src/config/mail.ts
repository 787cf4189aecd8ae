/** The settings of mail in numbers: newsletters. Names and limits; the files of keys are read when mail is opened. */

export type DomainLimit = { readonly atOnce: number; readonly perSecond: number };

export type MailConfig = {
  /** Messages under way at once. */
  readonly connections: number;
  readonly limits: { readonly usual: DomainLimit; readonly domains: ReadonlyMap<string, DomainLimit> };
  /** Where reports of failure go; each message has its own address made from it. */
  readonly bounce: string | undefined;
  /** What the mail server shows when it hands reports over by HTTP. */
  readonly bounceSecret: string | undefined;
  /** Signs nothing when empty. */
  readonly dkim: readonly { readonly domain: string; readonly selector: string; readonly file: string }[];
};

type Given = Record<
  "connections" | "limits" | "bounce" | "bounceSecret" | "domain" | "selector" | "files",
  string | undefined
>;

const NAME = /^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/i;
const MAX_CONNECTIONS = 50;
const USUAL: DomainLimit = { atOnce: 5, perSecond: 50 };

/** What is wrong is added to the problems. */
export function readMail(given: Given, problems: string[]): MailConfig {
  const connections = Number(given.connections ?? "5");
  if (!Number.isInteger(connections) || connections < 1 || connections > MAX_CONNECTIONS)
    problems.push(`MAIL_CONNECTIONS must be a number from 1 to ${MAX_CONNECTIONS}`);
  const { bounce, bounceSecret } = given;
  if (bounce !== undefined && !/^[a-z0-9._-]{1,20}@[a-z0-9.-]+$/i.test(bounce))
    problems.push(
      "MAIL_BOUNCE must be an address like bounce@town.example, with at most 20 characters before the @",
    );
  if (bounceSecret !== undefined && bounceSecret.length < 16)
    problems.push("MAIL_BOUNCE_SECRET must have at least 16 characters");
  return Object.freeze({
    connections,
    limits: readLimits(given.limits ?? "", problems),
    bounce: bounce?.toLowerCase(),
    bounceSecret,
    dkim: readDkim(given, problems),
  });
}

/** "*=5/50, mill.example=2/10": messages at once, and a second. */
function readLimits(text: string, problems: string[]): MailConfig["limits"] {
  let usual = USUAL;
  const domains = new Map<string, DomainLimit>();
  for (const pair of text
    .split(",")
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean)) {
    const [, domain = "", atOnce = "0", perSecond = "0"] =
      /^(\*|[a-z0-9.-]+)\s*=\s*(\d{1,3})\/(\d{1,5}(?:\.\d{1,3})?)$/.exec(pair) ?? [];
    const limit = { atOnce: Number(atOnce), perSecond: Number(perSecond) };
    if (domain === "" || limit.atOnce < 1 || limit.perSecond <= 0)
      problems.push(`MAIL_LIMITS takes pairs like mill.example=2/10 (at once / a second), not "${pair}"`);
    else if (domain === "*") usual = limit;
    else domains.set(domain, limit);
  }
  return { usual, domains };
}

function readDkim({ domain, selector, files }: Given, problems: string[]): MailConfig["dkim"] {
  if (files === undefined) return [];
  const paths = files.split(",").map((one) => one.trim());
  const selectors = (selector ?? "").split(",").map((one) => one.trim());
  if (domain === undefined || !NAME.test(domain) || !selectors.every((one) => NAME.test(one)))
    problems.push("DKIM_KEY_FILE needs DKIM_DOMAIN and DKIM_SELECTOR beside it: names as in the name server");
  else if (selectors.length !== paths.length)
    problems.push("DKIM_SELECTOR and DKIM_KEY_FILE must name as many each, in the same order");
  return paths.map((file, n) => ({ domain: domain ?? "", selector: selectors[n] ?? "", file }));
}
