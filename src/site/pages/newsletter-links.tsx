/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What the links in mails of the newsletter open. Only buttons change anything: programs that look at mail open links too. */
import type { PropsWithChildren } from "hono/jsx";
import { LINK_HOURS } from "#newsletters/sign-up.ts";
import { type Subscription, UNDO_DAYS } from "#newsletters/subscriptions.ts";
import { Layout } from "../parts/layout.tsx";
import type { View } from "../view.ts";

type FrameProps = PropsWithChildren<{ view: View; title: string }>;

/** No page of this kind names its own address: who has it can change the subscription. */
export const NewsletterFrame = ({ view, title, children }: FrameProps) => (
  <Layout
    view={view}
    current="newsletter"
    head={{ title, description: `${title}: ${view.town}.`, path: "/newsletter", hidden: true, own: true }}
  >
    <div class="prose notices">
      <h1>{title}</h1>
      {children}
    </div>
  </Layout>
);

type DoProps = { path: string; what?: string; label: string; strong?: boolean; token?: string };

/** A form of one button. */
export const Do = ({ path, what, label, strong = false, token }: DoProps) => (
  <form class="fields" method="post" action={path}>
    {what !== undefined && <input type="hidden" name="do" value={what} />}
    {token !== undefined && <input type="hidden" name="token" value={token} />}
    <button class={strong ? "strong" : "quiet"} type="submit">
      {label}
    </button>
  </form>
);

/** After a form that sends mail: the same whoever asks, and whatever is known of the address. */
export const SentPage = ({ view, way }: { view: View; way: "smtp" | "log" }) => (
  <NewsletterFrame view={view} title={way === "smtp" ? "Look at your mail" : "Look at the log"}>
    <p class="standfirst">
      {way === "smtp"
        ? "A mail with a link is on its way to that address."
        : "The mail with the link is printed in the log of this site."}{" "}
      Nothing changes before the link has been used.
    </p>
    <p>
      It works once, within {LINK_HOURS} hours. Nothing there after a few minutes? Look among the junk, check
      the address, or <a href="/newsletter">try again</a>.
    </p>
  </NewsletterFrame>
);

type ConfirmProps = { view: View; token: string; email: string; what: string | undefined };

export const ConfirmPage = ({ view, token, email, what }: ConfirmProps) => (
  <NewsletterFrame
    view={view}
    title={what === undefined ? "Confirm your new address" : "Confirm your newsletter"}
  >
    <p class="standfirst">
      The newsletter of {view.town} is to be sent to <strong>{email}</strong>.
    </p>
    {what !== undefined && <p dir="auto">{what}</p>}
    <Do path="/newsletter/confirm" token={token} label="Yes, send it" strong={true} />
    <p class="note">You did not ask for this? Close this page; nothing happens.</p>
  </NewsletterFrame>
);

type ConfirmedProps = { view: View; email: string; what: string; preferences: string };

export const ConfirmedPage = ({ view, email, what, preferences }: ConfirmedProps) => (
  <NewsletterFrame view={view} title="You are signed up">
    <p class="standfirst">
      The newsletter goes to <strong>{email}</strong>.
    </p>
    <p dir="auto">{what}</p>
    <p>
      <a href={preferences}>Change what you get</a>
    </p>
  </NewsletterFrame>
);

type UnsubscribeProps = { view: View; token: string; subscription: Subscription };

export function UnsubscribePage({ view, token, subscription }: UnsubscribeProps) {
  const path = `/newsletter/u/${token}`;
  const { email, state } = subscription;
  if (state !== "ended")
    return (
      <NewsletterFrame view={view} title="Unsubscribe">
        <p class="standfirst">
          The newsletter of {view.town} goes to <strong>{email}</strong>.
        </p>
        <Do path={path} what="end" label="Unsubscribe" strong={true} />
        <p>Or change how often it comes, and what is in it, by a link that we mail to that address:</p>
        <Do path={path} what="link" label="Mail me the link" />
      </NewsletterFrame>
    );
  return (
    <NewsletterFrame view={view} title="You are unsubscribed">
      <p class="standfirst" role="status">
        Nothing more is sent to <strong>{email}</strong>.
      </p>
      <Do path={path} what="undo" label="Undo: send it again" />
      <h2>What is kept</h2>
      <p>
        Your address and what you chose, for {UNDO_DAYS} days, so that you can undo this. Then it is deleted.
      </p>
      <Do path={path} what="erase" label="Delete it now" />
    </NewsletterFrame>
  );
}

type GoneProps = { view: View; expired?: string; isErased?: boolean };

/** For a link that was used, is too old, or leads to nothing any more. */
export function GonePage({ view, expired, isErased = false }: GoneProps) {
  if (isErased)
    return (
      <NewsletterFrame view={view} title="Everything is deleted">
        <p class="standfirst" role="status">
          Your address and all that was kept with it are gone, and no newsletter comes.
        </p>
        <p>Backups that are older may hold it until they are thrown away.</p>
      </NewsletterFrame>
    );
  return (
    <NewsletterFrame view={view} title="This link no longer works">
      {expired === undefined ? (
        <>
          <p class="standfirst">
            It was used, it is too old, or there is no subscription of that address any more.
          </p>
          <p>
            <a class="button" href="/newsletter">
              Sign up again
            </a>
          </p>
        </>
      ) : (
        <>
          <p class="standfirst">
            It is too old. We can mail a new one to the address that gets the newsletter.
          </p>
          <Do path={`/newsletter/${expired}`} what="link" label="Mail me a new link" strong={true} />
        </>
      )}
    </NewsletterFrame>
  );
}
