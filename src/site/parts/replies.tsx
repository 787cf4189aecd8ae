/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Who is told of answers to this account's comments: by mail, and on which devices. Off until it is turned on. */
import type { View } from "../view.ts";
import { Time } from "./time.tsx";

export type RepliesProps = {
  view: View;
  hasEmail: boolean;
  byMail: boolean;
  devices: readonly { id: string; agent: string; createdAt: Date }[];
  /** Whether this site sends any. */
  canMail: boolean;
  canPush: boolean;
};

export const Replies = ({ view, hasEmail, byMail, devices, canMail, canPush }: RepliesProps) => (
  <section id="answers" aria-labelledby="answers-title">
    <h2 id="answers-title">Answers to your comments</h2>
    <p>When somebody answers you, or names you in a thread you wrote in, this site can tell you.</p>
    <h3>By mail</h3>
    {!canMail ? (
      <p class="note">This site sends no mail.</p>
    ) : !hasEmail ? (
      <p class="note">Give the account an address first.</p>
    ) : (
      <form class="fields" method="post" action="/account/answers/mail">
        <p>
          {byMail
            ? "Mails are on: one an hour at the most, with all that came."
            : "Mails are off. Turned on, one comes an hour at the most, with all that came."}
        </p>
        <button class="quiet" type="submit" name="do" value={byMail ? "off" : "on"}>
          {byMail ? "Turn mails off" : "Turn mails on"}
        </button>
      </form>
    )}
    {canPush && (
      <>
        <h3>On your devices</h3>
        <ul class="chosen">
          {devices.map(({ id, agent, createdAt }) => (
            <li>
              <span>
                {agent}, since <Time view={view} date={createdAt} />
              </span>
              <form class="fields" method="post" action="/account/answers/device/remove">
                <input type="hidden" name="device" value={id} />
                <button class="quiet" type="submit">
                  Turn off<span class="unseen"> on {agent}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
        <tw-replies>
          <form class="fields" method="post" action="/account/answers/device">
            <fieldset class="plain" disabled>
              <button class="quiet" type="submit">
                Tell this device
              </button>
            </fieldset>
            <p class="said" role="status">
              Turning notices on needs JavaScript: only the browser itself can agree to them.
            </p>
          </form>
        </tw-replies>
      </>
    )}
  </section>
);
