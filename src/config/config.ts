/**
 * The settings: environment names become one checked, frozen object. Every problem is reported at once, so that
 * an operator mends a file once and not line by line. The list of names is DESIGN's contract; docs/settings.md
 * describes each, and a test compares the two.
 */
import { homedir } from "node:os";
import { resolve } from "node:path";
import { TownwireError } from "#base/errors.ts";
import { isTimeZone } from "#base/time-zone.ts";
import { parseHttpUrl } from "#base/url.ts";
import { type MailConfig, readMail } from "./mail.ts";
import { type NativeApps, readAndroidApp, readIosApp } from "./native-apps.ts";
import { type OidcConfig, readOidc } from "./oidc.ts";
import { readWebhook, type WebhookConfig } from "./webhook.ts";

export type Config = {
  readonly port: number;
  readonly host: string;
  /** The site's own address, without a slash at the end. */
  readonly publicUrl: string;
  /** Absolute path of the data directory. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** What stands in the masthead, when the operator says so. */
  readonly siteName: string | undefined;
  /** An IANA name, for the dates on pages. */
  readonly timeZone: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** How newsletters are sent. */
  readonly mailing: MailConfig;
  /** Another provider to sign in with. */
  readonly oidc: OidcConfig | undefined;
  /** The operator's own program that judges comments too. */
  readonly commentWebhook: WebhookConfig | undefined;
  /** An e-mail or web address that publishers can write to; sent with every request we make. */
  readonly contact: string;
  /** `host:port` pairs that may be fetched although they resolve to private addresses. */
  readonly fetchAllow: readonly string[];
  readonly secret: string | undefined;
  /** The operator's own apps, which links of this site may open. */
  readonly apps: NativeApps;
  readonly logLevel: LogLevel;
};

const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const SETTINGS = [
  "PORT",
  "HOST",
  "PUBLIC_URL",
  "SITE_NAME",
  "TIME_ZONE",
  "TOWNWIRE_DATA",
  "DATABASE_URL",
  "SMTP_URL",
  "MAIL_FROM",
  "MAIL_CONNECTIONS",
  "MAIL_LIMITS",
  "MAIL_BOUNCE",
  "MAIL_BOUNCE_SECRET",
  "DKIM_DOMAIN",
  "DKIM_SELECTOR",
  "DKIM_KEY_FILE",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_NAME",
  "COMMENT_WEBHOOK",
  "COMMENT_WEBHOOK_SECRET",
  "CONTACT",
  "FETCH_ALLOW",
  "SECRET",
  "ANDROID_APP",
  "IOS_APP",
  "LOG_LEVEL",
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Makes the config from an environment. `overrides` win (command-line flags).
 * @throws TownwireError `settings` naming every setting that is wrong.
 */
export function makeConfig(environment: Environment, overrides: { port?: string } = {}): Config {
  const problems: string[] = [];
  const given = (name: (typeof SETTINGS)[number]) => environment[name]?.trim() || undefined;

  const port = readPort(overrides.port ?? given("PORT") ?? "8080", problems);
  const host = given("HOST") ?? "127.0.0.1";
  const publicUrl =
    problems.length > 0 ? "" : readPublicUrl(given("PUBLIC_URL") ?? ownUrl(host, port), problems);
  const databaseUrl = readDatabaseUrl(given("DATABASE_URL"), problems);
  const smtpUrl = given("SMTP_URL");
  if (smtpUrl && !(/^smtps?:\/\//.test(smtpUrl) && URL.canParse(smtpUrl)))
    problems.push("SMTP_URL must be an address that begins with smtp:// or smtps://");
  const mailFrom = given("MAIL_FROM");
  const mailing = readMail(
    {
      connections: given("MAIL_CONNECTIONS"),
      limits: given("MAIL_LIMITS"),
      bounce: given("MAIL_BOUNCE"),
      bounceSecret: given("MAIL_BOUNCE_SECRET"),
      domain: given("DKIM_DOMAIN"),
      selector: given("DKIM_SELECTOR"),
      files: given("DKIM_KEY_FILE"),
    },
    problems,
  );
  const oidc = readOidc(
    {
      issuer: given("OIDC_ISSUER"),
      clientId: given("OIDC_CLIENT_ID"),
      clientSecret: given("OIDC_CLIENT_SECRET"),
      name: given("OIDC_NAME"),
    },
    problems,
  );
  const commentWebhook = readWebhook(given("COMMENT_WEBHOOK"), given("COMMENT_WEBHOOK_SECRET"), problems);
  const secret = given("SECRET");
  if (secret && secret.length < 32) problems.push("SECRET must have at least 32 characters");
  const logLevel = readLogLevel(given("LOG_LEVEL") ?? "warn", problems);
  const fetchAllow = readAllow(given("FETCH_ALLOW") ?? "", problems);
  const android = readAndroidApp(given("ANDROID_APP"), problems);
  const ios = readIosApp(given("IOS_APP"), problems);
  const timeZone = given("TIME_ZONE") ?? "UTC";
  if (!isTimeZone(timeZone))
    problems.push(`TIME_ZONE must be a name like America/New_York, not "${timeZone}"`);

  if (problems.length > 0)
    throw new TownwireError(
      "settings",
      `${problems.length === 1 ? "A setting is" : "Some settings are"} wrong: ${problems.join("; ")}.`,
      "Mend them in the environment and start again; docs/settings.md describes each.",
    );
  return Object.freeze({
    port,
    host,
    publicUrl,
    siteName: given("SITE_NAME"),
    timeZone,
    dataDir: resolve((given("TOWNWIRE_DATA") ?? ".townwire").replace(/^~(?=\/)/, homedir())),
    databaseUrl,
    smtpUrl,
    mailFrom,
    mailing,
    oidc,
    commentWebhook,
    contact: given("CONTACT") ?? mailFrom ?? publicUrl,
    fetchAllow,
    secret,
    apps: Object.freeze({ ...(android && { android }), ...(ios && { ios }) }),
    logLevel,
  });
}

function readPort(text: string, problems: string[]): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    problems.push(`PORT must be a number from 0 to 65535, not "${text}"`);
  return port;
}

/** The site's address as this machine reaches it. */
export function ownUrl(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

function readPublicUrl(text: string, problems: string[]): string {
  const url = parseHttpUrl(text);
  if (!url) problems.push(`PUBLIC_URL must be an http or https address, not "${text}"`);
  return url ? url.href.replace(/\/+$/, "") : "";
}

function readDatabaseUrl(text: string | undefined, problems: string[]): string | undefined {
  if (text && !/^postgres(ql)?:\/\//.test(text)) problems.push("DATABASE_URL must begin with postgres://");
  return text;
}

function readLogLevel(text: string, problems: string[]): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (!level) problems.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}, not "${text}"`);
  return level ?? "warn";
}

function readAllow(text: string, problems: string[]): readonly string[] {
  const pairs = text
    .split(",")
    .map((pair) => pair.trim().toLowerCase())
    .filter(Boolean);
  for (const pair of pairs)
    if (!/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+):\d{1,5}$/.test(pair))
      problems.push(`FETCH_ALLOW takes host:port pairs with commas between, not "${pair}"`);
  return Object.freeze(pairs);
}
