/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What is in force, and where it is set; the policy for comments can be tried and changed here, by owners. */
import type { Context, Hono } from "hono";
import { noteAudit } from "#accounts/audit.ts";
import { readPolicy, savePolicy } from "#comments/moderator.ts";
import { type Policy, parsePolicy } from "#comments/policy.ts";
import { replayComments } from "#comments/replay.ts";
import { inTransaction } from "#database/connect.ts";
import { answerDone } from "../answers.ts";
import { readForm } from "../forms.ts";
import { plainView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";
import { answerDesk, answerNot, editorOf } from "./editors.ts";
import { SETTINGS_PATH } from "./paths.ts";
import { SettingsPage, type Tried } from "./settings-page.tsx";

const POLICY_PATH = `${SETTINGS_PATH}/policy`;
const MAX_BYTES = 128 * 1024;
/** Comments that a policy is tried on. */
const TRIED_ON = 500;
const SHOWN = 20;

export function addDeskSettings(site: Hono, needs: SiteNeeds): void {
  const { db, moderator } = needs;

  const show = async (c: Context, given: { typed?: string; wrong?: string; tried?: Tried } = {}) => {
    const policy = moderator && (await readPolicy(db));
    const props = {
      view: plainView(needs, whoOf(c)),
      facts: factsOf(needs),
      policy,
      mayChange: editorOf(c).role === "owner",
      saved: c.req.query("done") === "policy",
      ...given,
    };
    return answerDesk(c, <SettingsPage {...props} />);
  };

  site.get(SETTINGS_PATH, (c) => show(c));

  if (!moderator) return;
  site.post(POLICY_PATH, async (c) => {
    const { id, role } = editorOf(c);
    if (role !== "owner") return answerNot(needs, c, "Only an owner changes the policy.", SETTINGS_PATH, 403);
    const read = await readForm(c, needs.publicUrl, { maxBytes: MAX_BYTES });
    if (read.kind === "refused")
      return answerNot(needs, c, "Nothing was changed.", SETTINGS_PATH, read.status);
    const typed = read.form.get("policy") ?? "";
    const parsed = parseText(typed);
    if (parsed.kind === "wrong") return show(c, { typed, wrong: parsed.why });
    if (read.form.get("do") !== "save") return show(c, { typed, tried: await tryPolicy(parsed.policy) });
    await inTransaction(db, async (db) => {
      const before = await readPolicy(db);
      await savePolicy(db, parsed.policy);
      const detail = { before, after: parsed.policy };
      await noteAudit(db, { by: id, action: "change policy", subject: "comments", detail, now: needs.now() });
    });
    return answerDone(`${SETTINGS_PATH}?done=policy#policy`);
  });

  async function tryPolicy(to: Policy): Promise<Tried> {
    const { scorer } = await (moderator as NonNullable<typeof moderator>).read();
    const from = await readPolicy(db);
    const { judged, differ } = await replayComments({ db, scorer }, { from, to }, TRIED_ON);
    return { judged, differ: differ.length, some: differ.slice(0, SHOWN) };
  }
}

function parseText(text: string): ReturnType<typeof parsePolicy> {
  try {
    return parsePolicy(JSON.parse(text));
  } catch {
    return { kind: "wrong", why: "It is not JSON." };
  }
}

/** Each with the setting or command that it comes from. No secret is among them. */
function factsOf(needs: SiteNeeds): readonly (readonly [name: string, value: string, from: string])[] {
  const { publicUrl, townName, contact, timeZone, mail, oidc, push, webhook, database } = needs;
  const mails = { smtp: "a mail server", log: "none is sent; they are printed in the log", off: "off" };
  return [
    ["Name", townName ?? "Townwire", "SITE_NAME"],
    ["Address", publicUrl, "PUBLIC_URL"],
    ["Contact", contact ?? "none", "CONTACT"],
    ["Time zone", timeZone ?? "UTC", "TIME_ZONE"],
    ["Database", database === "postgres" ? "PostgreSQL" : "embedded (PGlite)", "DATABASE_URL"],
    ["Mail", mails[mail?.way ?? "off"], "SMTP_URL"],
    ["Signing in elsewhere", oidc ? `${oidc.name} (${oidc.issuer})` : "none", "OIDC_ISSUER"],
    ["Notices on devices", push ? "on" : "off", "townwire push status"],
    ["Your own program for comments", webhook ? "on" : "none", "COMMENT_WEBHOOK"],
    ["Editors and owners", "by their address", "townwire editor list"],
  ];
}
