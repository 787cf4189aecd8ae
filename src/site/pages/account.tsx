/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** "Your account": everything of it on one page, each with the form that changes it. */

import type { PropsWithChildren } from "hono/jsx";
import type { OwnAccount } from "#accounts/accounts.ts";
import type { Passkey } from "#accounts/passkeys.ts";
import type { Session } from "#accounts/sessions.ts";
import { signInAgainPath } from "../addresses.ts";
import { ACCOUNT_PATH } from "../client-bundle.ts";
import { EmailField } from "../parts/email-field.tsx";
import { Layout } from "../parts/layout.tsx";
import { Passkeys } from "../parts/passkeys.tsx";
import { Replies, type RepliesProps } from "../parts/replies.tsx";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { showEnd } from "../when.ts";
import { NameField, SignInFrame } from "./sign-in.tsx";

/** What is said beside the form that was sent. */
export type Said = {
  at: "name" | "email" | "passkeys" | "sessions";
  words: string;
  wrong?: boolean;
  typed?: string;
};

export type AccountProps = {
  view: View;
  account: OwnAccount;
  passkeys: readonly Passkey[];
  sessions: readonly Session[];
  /** The session that asks. */
  current: string;
  passkeysAt: string | undefined;
  /** Whether an address can be confirmed. */
  canMail: boolean;
  /** Whether one signed in a short time ago. */
  isFresh: boolean;
  /** Who is told of answers; undefined where nobody is. */
  replies: Omit<RepliesProps, "view" | "hasEmail"> | undefined;
  said: Said | undefined;
};

export function AccountPage(props: AccountProps) {
  const { view, account, isFresh } = props;
  const head = {
    title: "Your account",
    description: `Your account on ${view.town}.`,
    path: "/account",
    hidden: true,
    script: ACCOUNT_PATH,
    own: true,
  };
  return (
    <Layout view={view} head={head}>
      <div class="prose choices account">
        <h1>Your account</h1>
        <p class="standfirst">
          <bdi>{account.name}</bdi>
          {account.role === "reader" ? "" : account.role === "editor" ? ", editor" : ", owner"}. The account
          was made <Time view={view} date={account.createdAt} />. What you read and choose is{" "}
          <a href="/choices">kept in your browser</a>, and not with your account.
        </p>
        {account.ban && (
          <p class="wrong">
            You cannot write here {showEnd(account.ban.until, view.timeZone)}. The reason:{" "}
            <bdi>{account.ban.reason}</bdi>
          </p>
        )}
        {account.mutedUntil && (
          <p class="wrong">
            An editor reads your comments before they are shown {showEnd(account.mutedUntil, view.timeZone)}.
          </p>
        )}
        <Post path="/account/sign-out" label="Sign out" />
        {!isFresh && (
          <p>
            You signed in a while ago. To change your address or passkeys, or to delete the account,{" "}
            <a href={signInAgainPath("/account")}>sign in again</a> first.
          </p>
        )}
        <Name {...props} />
        <Email {...props} />
        <OwnPasskeys {...props} />
        <Sessions {...props} />
        {props.replies && <Replies view={view} hasEmail={account.email !== undefined} {...props.replies} />}
        <section id="data" aria-labelledby="data-title">
          <h2 id="data-title">All of it</h2>
          <p>
            <a href="/account/export.json">Download everything</a> that is kept with your account and in this
            browser, as one file.
          </p>
          <p>
            <a href="/account/delete">Delete this account</a>
          </p>
        </section>
      </div>
    </Layout>
  );
}

/** A line that is said after a form did something. */
const Done = ({ said, at }: { said: Said | undefined; at: Said["at"] }) =>
  said && said.at === at && !said.wrong ? (
    <p class="done" role="status">
      {said.words}
    </p>
  ) : null;

const wrongOf = (said: Said | undefined, at: Said["at"]): Said | undefined =>
  said?.wrong && said.at === at ? said : undefined;

type PostProps = PropsWithChildren<{
  path: string;
  fields?: Readonly<Record<string, string>>;
  label: string;
  /** Said after the label to whoever cannot see what it stands beside. */
  about?: string;
}>;

const Post = ({ path, fields = {}, label, about, children }: PostProps) => (
  <form class="fields" method="post" action={path}>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {children}
    <button class="quiet" type="submit">
      {label}
      {about && <span class="unseen"> {about}</span>}
    </button>
  </form>
);

function Name({ account, said }: AccountProps) {
  const wrong = wrongOf(said, "name");
  return (
    <section id="name" aria-labelledby="name-title">
      <h2 id="name-title">Name</h2>
      <Done said={said} at="name" />
      <Post path="/account/name" label="Change the name">
        <NameField id="own-name" value={wrong?.typed ?? account.name} wrong={wrong?.words} />
      </Post>
    </section>
  );
}

function Email({ account, passkeys, canMail, said }: AccountProps) {
  const wrong = wrongOf(said, "email");
  return (
    <section id="email" aria-labelledby="email-title">
      <h2 id="email-title">E-mail address</h2>
      <Done said={said} at="email" />
      {account.email === undefined ? (
        <p>None. Nobody needs one here; with one you can also sign in by a link.</p>
      ) : (
        <p>
          <strong>{account.email}</strong>. Nobody else sees it.
        </p>
      )}
      {canMail && (
        <Post path="/account/email" label="Send a link to confirm it">
          <EmailField
            id="own-email"
            label={account.email === undefined ? "Your address" : "Another address"}
            value={wrong?.typed}
            wrong={wrong?.words}
          />
        </Post>
      )}
      {account.email !== undefined && passkeys.length > 0 && (
        <Post path="/account/email/remove" label="Forget this address" />
      )}
    </section>
  );
}

function OwnPasskeys({ view, account, passkeys, passkeysAt, said }: AccountProps) {
  if (passkeysAt === undefined && passkeys.length === 0) return null;
  const isLast = passkeys.length === 1 && account.email === undefined;
  return (
    <section id="passkeys" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">Passkeys</h2>
      <Done said={said} at="passkeys" />
      {passkeys.length === 0 ? (
        <p>None yet. With a passkey you sign in without waiting for a mail.</p>
      ) : (
        <ul class="chosen">
          {passkeys.map(({ id, label, createdAt, usedAt }) => (
            <li>
              <span>
                {label}, added <Time view={view} date={createdAt} />
                <span class="note">
                  {usedAt ? (
                    <>
                      , last used <Time view={view} date={usedAt} />
                    </>
                  ) : (
                    ", not used yet"
                  )}
                </span>
              </span>
              {isLast ? (
                <span class="note">Your only way in</span>
              ) : (
                <Post
                  path="/account/passkeys/remove"
                  fields={{ passkey: id }}
                  label="Remove"
                  about={`the passkey of ${label}`}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {passkeysAt !== undefined && (
        <Passkeys at={passkeysAt} path="/account">
          <Passkeys.Form kind="create" path="/account/passkeys" back="/account" label="Add a passkey" />
        </Passkeys>
      )}
    </section>
  );
}

function Sessions({ view, sessions, current, said }: AccountProps) {
  return (
    <section id="sessions" aria-labelledby="sessions-title">
      <h2 id="sessions-title">Where you are signed in</h2>
      <Done said={said} at="sessions" />
      <ul class="chosen">
        {sessions.map(({ id, agent, createdAt, seenAt }) => (
          <li>
            <span>
              {agent}
              <span class="note">
                , signed in <Time view={view} date={createdAt} />
                {id === current ? (
                  "; this is the one you are looking at"
                ) : (
                  <>
                    , last used <Time view={view} date={seenAt} />
                  </>
                )}
              </span>
            </span>
            {id !== current && (
              <Post
                path="/account/sessions/end"
                fields={{ session: id }}
                label="Sign out"
                about={`of ${agent}`}
              />
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && <Post path="/account/sessions/end" label="Sign out everywhere else" />}
    </section>
  );
}

type ConfirmProps = { view: View; token: string; email: string; account: OwnAccount | undefined };

/** What the link in a mail to a new address opens. */
export const ConfirmEmailPage = ({ view, token, email, account }: ConfirmProps) => (
  <SignInFrame view={view} title="Confirm your address">
    {account ? (
      <>
        <p class="standfirst">
          <strong>{email}</strong> is to be the address of your account “<bdi>{account.name}</bdi>”.
        </p>
        <Post path="/account/email/confirm" fields={{ token }} label="Confirm it" />
      </>
    ) : (
      <p class="standfirst">
        Open this link where you are signed in to the account that is to have this address. If you asked for
        nothing, close this page; nothing happens.
      </p>
    )}
  </SignInFrame>
);

type DeleteProps = { view: View; account: OwnAccount; writes: readonly string[] };

/** The end of an account: what goes, what may stay, and the choice. */
export const DeletePage = ({ view, account, writes }: DeleteProps) => (
  <SignInFrame view={view} title="Delete your account">
    <p class="standfirst">
      “<bdi>{account.name}</bdi>” is deleted at once and for good: its name, its address with the newsletter
      that goes to it, its passkeys and its sessions. Backups that are older may hold it until they are thrown
      away.
    </p>
    <p>
      You may want to <a href="/account/export.json">download everything</a> first.
    </p>
    <Post path="/account/delete" label="Delete it for good">
      {writes.length > 0 && (
        <fieldset class="plain">
          <legend>What you wrote ({writes.join(", ")})</legend>
          <p>
            <label class="radio">
              <input type="radio" name="how" value="anonymise" required /> Stays, without your name
            </label>
          </p>
          <p>
            <label class="radio">
              <input type="radio" name="how" value="remove" required /> Is removed with the account
            </label>
          </p>
        </fieldset>
      )}
      <p>
        <label>
          <input type="checkbox" name="sure" value="yes" required /> I am sure
        </label>
      </p>
    </Post>
    <p>
      <a href="/account">Keep it</a>
    </p>
  </SignInFrame>
);
