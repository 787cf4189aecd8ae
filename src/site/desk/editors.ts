/**
 * Who may come to the desk: editors and owners, none of whom is banned. Strangers are asked to sign in, readers are told what
 * is told of any address that is not there. It stands before every address under /desk, also before those that will be added.
 */
import type { Context, MiddlewareHandler } from "hono";
import type { OwnAccount } from "#accounts/accounts.ts";
import { signInPath } from "../addresses.ts";
import { answerDone, answerPage } from "../answers.ts";
import { type RefusedStatus, refuseForm } from "../limited.tsx";
import { answerMissing } from "../problems.tsx";
import { accountOf } from "../signed-in.ts";
import type { SiteNeeds } from "../view.ts";
import { PERSONAL_AGE } from "../who.ts";
import { TODAY_PATH } from "./paths.ts";

/** For `/desk` and everything under it. */
export function onlyEditors(needs: SiteNeeds): MiddlewareHandler {
  return async (c, next) => {
    const account = accountOf(c);
    if (!account) return answerDone(signInPath(c.req.method === "GET" ? c.req.path : TODAY_PATH));
    if (account.role === "reader") return answerMissing(needs, c);
    if (account.ban)
      return answerNot(
        needs,
        c,
        `The desk is closed to you while you are banned: ${account.ban.reason}`,
        "/account",
        403,
      );
    return next();
  };
}

/** Whoever works at the desk; behind `onlyEditors` there always is one. */
export function editorOf(c: Context): OwnAccount {
  const account = accountOf(c);
  if (!account || account.role === "reader")
    throw new Error("an address of the desk stands without its guard");
  return account;
}

/** A page of the desk, kept by nobody. */
export const answerDesk = (c: Context, page: { toString(): string | Promise<string> }): Promise<Response> =>
  answerPage(c, page, { headers: { "cache-control": PERSONAL_AGE } });

/** What was sent was not taken: why, and the way back. */
export const answerNot = (
  needs: SiteNeeds,
  c: Context,
  why: string,
  back: string,
  status: RefusedStatus = 400,
): Promise<Response> => refuseForm(needs, c, status, { why, back });
