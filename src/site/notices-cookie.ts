/**
 * The key to this browser's subscription, where no script can read it. It goes to every page of ours, so that what a
 * reader mutes anywhere is muted in notices too; no page is drawn otherwise for it.
 */
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { eraseSubscription, saveMutes } from "#notices/subscriptions.ts";
import { type Mutes, NO_CHOICES } from "#readers/choices.ts";
import { encodeChoices } from "#readers/encoding.ts";
import type { SiteNeeds } from "./view.ts";

// Not like the readers' cookies: a page is kept for whoever has none of those.
const NAME = "notices";
/** As long as browsers keep any. */
const SECONDS = 400 * 86_400;

export const tokenOf = (c: Context): string => getCookie(c, NAME) ?? "";

/** The line that has the browser keep the key; without one, forget it. */
export function keepToken({ publicUrl }: Pick<SiteNeeds, "publicUrl">, token?: string): string {
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  const kept = token === undefined ? "=; Max-Age=0" : `=${token}; Max-Age=${SECONDS}`;
  return `${NAME}${kept}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

/** What is muted, in the short form in which a subscription keeps it. */
export const mutesOf = (mutes: Mutes): string => encodeChoices({ ...NO_CHOICES, mutes });

/** After a reader changed what is muted, or erased everything: the subscription follows. */
export async function followMutes(
  needs: Pick<SiteNeeds, "db" | "secret">,
  c: Context,
  mutes: Mutes | "erased",
): Promise<void> {
  const token = tokenOf(c);
  if (token === "") return;
  if (mutes === "erased") await eraseSubscription(needs, token);
  else await saveMutes(needs, token, mutesOf(mutes));
}
