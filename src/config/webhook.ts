/** The settings of the operator's own program that judges comments: both, or none. */
import { parseHttpUrl } from "#base/url.ts";

export type WebhookConfig = { readonly url: string; readonly secret: string };

/** Undefined when there is none; what is wrong is added to the problems. */
export function readWebhook(
  url: string | undefined,
  secret: string | undefined,
  problems: string[],
): WebhookConfig | undefined {
  if (url === undefined && secret === undefined) return undefined;
  if (url === undefined || secret === undefined) {
    problems.push("COMMENT_WEBHOOK and COMMENT_WEBHOOK_SECRET belong together: set both, or none");
    return undefined;
  }
  const parsed = parseHttpUrl(url);
  if (!parsed) problems.push(`COMMENT_WEBHOOK must be a web address, not "${url}"`);
  if (secret.length < 16) problems.push("COMMENT_WEBHOOK_SECRET must have at least 16 characters");
  return parsed && Object.freeze({ url: parsed.href, secret });
}
