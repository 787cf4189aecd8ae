/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Signing in: by a link that is mailed, without script; by a passkey, with it. What is kept is said where one decides. */

import type { PropsWithChildren } from "hono/jsx";
import { NAME_CHARS } from "#accounts/parse.ts";
import { PASSKEYS_PATH } from "../client-bundle.ts";
import { EmailField } from "../parts/email-field.tsx";
import { Layout } from "../parts/layout.tsx";
import { Passkeys } from "../parts/passkeys.tsx";
import type { View } from "../view.ts";

type SignInProps = {
  view: View;
  /** How links are sent. */
  way: "smtp" | "log" | "off";
  /** Where passkeys of this site work; undefined where none do. */
  passkeysAt: string | undefined;
  /** Another provider to sign in with, by its name. */
  other: string | undefined;
  /** The path to go to afterwards. */
  back: string;
  /** What was wrong with what was typed, and what was. */
  wrong?: { why: string; email: string } | undefined;
};

export function SignInPage({ view, way, passkeysAt, other, back, wrong }: SignInProps) {
  const isOff = way === "off" && passkeysAt === undefined && other === undefined;
  return (
    <SignInFrame view={view} title="Sign in" script={PASSKEYS_PATH}>
      <p class="standfirst">
        {view.account ? (
          <>
            You are signed in as <bdi>{view.account.name}</bdi>. Sign in again, so that nobody else who finds
            this browser can change the account.
          </>
        ) : (
          "Nobody needs an account to read, to choose a place or to save articles. It is for writing under your own name."
        )}
      </p>
      {isOff && <p>Signing in is off on this site: it sends no mail, and its address allows no passkeys.</p>}
      {other !== undefined && (
        <section aria-labelledby="other-title">
          <h2 id="other-title">
            With <bdi>{other}</bdi>
          </h2>
          <p>It tells us your e-mail address and its name for you, and no more is kept of it.</p>
          <p>
            <a class="button" href={`/sign-in/oidc?back=${encodeURIComponent(back)}`} rel="nofollow">
              Go on to <bdi>{other}</bdi>
            </a>
          </p>
        </section>
      )}
      {passkeysAt !== undefined && (
        <section aria-labelledby="passkey-title">
          <h2 id="passkey-title">With a passkey</h2>
          <p>
            Your device or password manager keeps it. There is no password, and we need no e-mail address.
          </p>
          <Passkeys at={passkeysAt} path="/sign-in">
            <Passkeys.Form
              kind="get"
              path="/sign-in/passkey"
              back={back}
              label="Sign in with a passkey"
              strong
            />
            <Passkeys.Form
              kind="create"
              path="/sign-in/new"
              back={back}
              label="Make an account with a passkey"
              title="New here?"
            >
              <NameField id="passkey-name" />
            </Passkeys.Form>
          </Passkeys>
        </section>
      )}
      {way === "off"
        ? !isOff && <p class="note">Signing in by e-mail is off: this site sends no mail.</p>
        : byMail(way, back, wrong)}
      <section aria-labelledby="kept-title">
        <h2 id="kept-title">What is kept</h2>
        <p>
          The name you choose; your e-mail address if you give one, which nobody else sees; the public half of
          your passkeys; where you are signed in, by kind of browser. All of it can be{" "}
          <a href="/about#kept">read about</a>, downloaded and deleted at any time.
        </p>
      </section>
    </SignInFrame>
  );
}

const byMail = (way: "smtp" | "log", back: string, wrong: SignInProps["wrong"]) => (
  <section aria-labelledby="mail-title">
    <h2 id="mail-title">With a link by e-mail</h2>
    <p>
      We send you a link that signs you in, once. New here? The same link makes your account.
      {way === "log" && " This site sends no mail yet: the link is printed in its log instead."}
    </p>
    <form class="fields" method="post" action="/sign-in">
      <input type="hidden" name="back" value={back} />
      <EmailField id="email" label="E-mail address" value={wrong?.email} wrong={wrong?.why} />
      <button class="quiet" type="submit">
        Send the link
      </button>
    </form>
  </section>
);

export const NameField = ({
  id,
  value,
  wrong,
}: {
  id: string;
  value?: string;
  wrong?: string | undefined;
}) => (
  <>
    <label for={id}>Your name, as others will see it</label>
    <input
      id={id}
      name="name"
      autocomplete="nickname"
      required
      minlength={NAME_CHARS.min}
      maxlength={NAME_CHARS.max}
      value={value}
      aria-invalid={wrong === undefined ? undefined : "true"}
      aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
    />
    {wrong !== undefined && (
      <p class="wrong" id={`${id}-wrong`} role="alert">
        {wrong}
      </p>
    )}
  </>
);

/** After the form: the same whoever asks, and whatever is known of the address. */
export const SentPage = ({ view, way, minutes }: { view: View; way: "smtp" | "log"; minutes: number }) => (
  <SignInFrame view={view} title={way === "smtp" ? "Look at your mail" : "Look at the log"}>
    <p class="standfirst">
      {way === "smtp"
        ? "A link to sign in with is on its way to you."
        : "A link to sign in with is printed in the log of this site."}{" "}
      Open it within {minutes} minutes, on the device on which you want to be signed in.
    </p>
    {way === "smtp" && (
      <p>
        Nothing there after a few minutes? Look among the junk, check the address, or{" "}
        <a href="/sign-in">ask for another link</a>.
      </p>
    )}
  </SignInFrame>
);

type LinkProps = {
  view: View;
  token: string;
  email: string;
  /** Nobody has signed in with this address before: a name is asked for. */
  isNew: boolean;
  /** What was typed, and what is wrong with it. */
  name?: string;
  wrong?: string | undefined;
};

/** What a link from a mail opens. The button signs in, and nothing else does: programs that look at mail open links too. */
export const LinkPage = ({ view, token, email, isNew, name, wrong }: LinkProps) => (
  <SignInFrame view={view} title={isNew ? "Make your account" : "Sign in"}>
    <p class="standfirst">
      As <strong>{email}</strong> on {view.town}.
    </p>
    <form class="fields" method="post" action="/sign-in/link">
      <input type="hidden" name="token" value={token} />
      {isNew && <NameField id="name" value={name ?? ""} wrong={wrong} />}
      <button class="quiet" type="submit">
        {isNew ? "Make my account" : "Sign in"}
      </button>
    </form>
    <p class="note">You did not ask for this? Close this page; nothing happens.</p>
  </SignInFrame>
);

/** For a link that was used, is too old, or is none of ours. */
export const NoLinkPage = ({ view, again }: { view: View; again: { href: string; label: string } }) => (
  <SignInFrame view={view} title="This link no longer works">
    <p class="standfirst">Each link works once, and not for long.</p>
    <p>
      <a class="button" href={again.href}>
        {again.label}
      </a>
    </p>
  </SignInFrame>
);

type FrameProps = PropsWithChildren<{ view: View; title: string; script?: string }>;

export const SignInFrame = ({ view, title, script, children }: FrameProps) => (
  <Layout
    view={view}
    head={{
      title,
      description: `${title} on ${view.town}.`,
      path: "/sign-in",
      hidden: true,
      own: true,
      ...(script ? { script } : {}),
    }}
  >
    <div class="prose choices account">
      <h1>{title}</h1>
      {children}
    </div>
  </Layout>
);
