/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A reader's own page, opened by a signed link: everything of the subscription, each with the form that changes it. */
import type { Subscription } from "#newsletters/subscriptions.ts";
import type { NewsletterForm } from "../parse-newsletter.ts";
import { EmailField } from "../parts/email-field.tsx";
import { NewsletterFields } from "../parts/newsletter-fields.tsx";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { Do, NewsletterFrame } from "./newsletter-links.tsx";

export type PreferencesProps = {
  view: View;
  token: string;
  subscription: Subscription;
  form: NewsletterForm;
  /** The path that ends it. */
  unsubscribe: string;
  wrong: { why: string; email: string; at: "email" | "places" } | undefined;
  done: string | undefined;
};

export function PreferencesPage(props: PreferencesProps) {
  const { view, token, subscription, form, unsubscribe, wrong, done } = props;
  const path = `/newsletter/${token}`;
  return (
    <NewsletterFrame view={view} title="Your newsletter">
      {done && (
        <p class="done" role="status">
          {done}
        </p>
      )}
      <p class="standfirst">
        {STATES[subscription.state]} <strong>{subscription.email}</strong>.
      </p>
      {subscription.state === "suspended" && (
        <p class="wrong">
          {subscription.stateWhy} <a href="/newsletter">Sign up again</a> to go on.
        </p>
      )}
      <form class="fields" method="post" action={path}>
        <input type="hidden" name="do" value="change" />
        <NewsletterFields view={view} form={form} wrong={wrong?.at === "places" ? wrong.why : undefined} />
        {subscription.mutes !== "" && view.mutes.isEmpty && (
          <p>
            <label>
              <input type="checkbox" name="mutes" value="1" checked={form.keepsMutes} /> Leave out what I had
              muted when I signed up
            </label>
          </p>
        )}
        <button class="strong" type="submit">
          Save
        </button>
      </form>
      <h2>Pause or end</h2>
      {subscription.state === "active" && <Do path={path} what="pause" label="Pause it" />}
      {(subscription.state === "paused" || subscription.state === "ended") && (
        <Do path={path} what="resume" label="Send it again" strong={true} />
      )}
      {subscription.state !== "ended" && <Do path={unsubscribe} what="end" label="Unsubscribe" />}
      <h2>Another address</h2>
      <form class="fields" method="post" action={path}>
        <input type="hidden" name="do" value="move" />
        <EmailField
          id="news-email"
          label="Send it to"
          value={wrong?.at === "email" ? wrong.email : undefined}
          wrong={wrong?.at === "email" ? wrong.why : undefined}
        />
        <button class="quiet" type="submit">
          Mail a link to that address
        </button>
      </form>
      <h2>What is kept</h2>
      <p>
        What stands on this page, and that you agreed <Time view={view} date={subscription.consentAt} />.
      </p>
      <Do path={path} what="erase" label="Unsubscribe and delete everything" />
    </NewsletterFrame>
  );
}

const STATES: Record<Subscription["state"], string> = {
  active: "It goes to",
  paused: "It is paused. It would go to",
  suspended: "It is stopped. It went to",
  ended: "You are unsubscribed. It went to",
};
