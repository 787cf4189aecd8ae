/** `townwire doctor`: looks the installation over and says what is wrong and what to do, in plain words. */
import { statfsSync } from "node:fs";
import type { Tools } from "#app/tools.ts";
import { countArticles } from "#articles/read.ts";
import { isLoopback } from "#base/url.ts";
import { countToUnderstand } from "#ingest/understand-stored.ts";
import type { Mail } from "#mail/mail.ts";
import { describeHealth } from "#publishers/health.ts";
import { listSources } from "#publishers/sources.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";

export const command: Command = {
  words: "doctor",
  usage: "[--json]",
  summary: "Checks the installation and lists what failed",
  async run(args, { stdout }) {
    const { values } = parseArguments(command, args, { json: { type: "boolean" } });
    return withTools(readConfig(), async (tools) => {
      const findings = [...checkMachine(tools), ...(await checkSources(tools)), ...(await checkJobs(tools))];
      if (values.json) for (const one of findings) stdout.write(`${JSON.stringify(one)}\n`);
      else for (const one of findings) stdout.write(`${one.ok ? "ok     " : "PROBLEM"}  ${one.says}\n`);
      return findings.every((one) => one.ok) ? 0 : 1;
    });
  },
};

type Finding = { ok: boolean; says: string };

function checkMachine({ config, database, mail }: Tools): Finding[] {
  const findings: Finding[] = [
    { ok: true, says: `Node ${process.version}` },
    {
      ok: true,
      says: `The ${database.kind === "pglite" ? `embedded database in ${config.dataDir}` : "PostgreSQL server"} answers`,
    },
    {
      ok: config.contact !== config.publicUrl || !/127\.0\.0\.1|localhost/.test(config.publicUrl),
      says: `Publishers we visit are told to write to ${config.contact} (settings CONTACT, PUBLIC_URL)`,
    },
    checkSecure(config.publicUrl),
    // A site may do without mail: readers then sign in with passkeys alone.
    { ok: true, says: MAIL_SAYS[mail.way] },
  ];
  if (database.kind === "pglite") {
    const disk = statfsSync(config.dataDir);
    const freeMb = Math.floor((disk.bavail * disk.bsize) / 1e6);
    findings.push({ ok: freeMb > 500, says: `${freeMb} MB free on the disk of the data directory` });
  }
  return findings;
}

const MAIL_SAYS: Readonly<Record<Mail["way"], string>> = {
  smtp: "Mail goes to the server of SMTP_URL",
  log: "Mail is printed in the log, as PUBLIC_URL is this machine's own (setting SMTP_URL)",
  off: "Mail is off, and signing in by e-mail with it (setting SMTP_URL)",
};

/** Browsers give service workers, and with them notices and the app, to secure sites and to this machine's own. */
export function checkSecure(publicUrl: string): Finding {
  const isSecure = publicUrl.startsWith("https:") || isLoopback(publicUrl);
  return {
    ok: isSecure,
    says: isSecure
      ? "Notices and the app can work: PUBLIC_URL is secure or this machine"
      : `PUBLIC_URL is ${publicUrl}: without https browsers refuse notices (Web Push) and the app`,
  };
}

async function checkSources({ database, now }: Tools): Promise<Finding[]> {
  const sources = await listSources(database.db);
  const articles = await countArticles(database.db);
  const older = await countToUnderstand(database.db, false);
  const sick = sources.filter((source) => source.state === "stopped" || source.health.failures > 0);
  return [
    { ok: sources.length > 0, says: `${sources.length} sources, ${articles} articles` },
    ...sick.map((source) => ({ ok: false, says: `${source.url}: ${describeHealth(source, now())}` })),
    {
      ok: older === 0,
      says:
        older === 0
          ? "Every article is understood by this version"
          : `${older} articles are not understood by this version; run townwire understand`,
    },
  ];
}

async function checkJobs({ jobs }: Tools): Promise<Finding[]> {
  const count = await jobs.count();
  const dead = await jobs.listDead(20);
  return [
    { ok: true, says: `Queue: ${count.waiting} due, ${count.delayed} for later, ${count.running} running` },
    ...dead.map((job) => ({
      ok: false,
      says: `Given up: ${job.queue} ${JSON.stringify(job.data)}, ${job.why}`,
    })),
  ];
}
