/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The desk's readers: a search, and the accounts it found, the newest first. */
import type { OwnAccount } from "#accounts/accounts.ts";
import type { Reader } from "#accounts/readers.ts";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { DeskFrame } from "./frame.tsx";
import { deskReaderPath, READERS_PATH } from "./paths.ts";

export type DeskReadersProps = {
  view: View;
  /** As typed. */
  words: string;
  isRestricted: boolean;
  readers: readonly Reader[];
  /** The id of the last one, where there are more. */
  next: string | undefined;
  done: string | undefined;
  isOwner: boolean;
};

export function DeskReadersPage(props: DeskReadersProps) {
  const { view, words, isRestricted, readers, next, done, isOwner } = props;
  const older = { ...(words && { q: words }), ...(isRestricted && { is: "restricted" }), before: next ?? "" };
  return (
    <DeskFrame view={view} title="Readers" path={READERS_PATH} done={done}>
      <p class="note">Accounts. Nobody needs one to read.</p>
      <form class="desk-find" method="get" action={READERS_PATH}>
        <p>
          <label for="desk-q">Part of a name, or an e-mail address</label>
          <input id="desk-q" name="q" type="search" value={words} maxlength={254} dir="auto" />
        </p>
        <p>
          <label for="desk-is">Which</label>
          <select id="desk-is" name="is">
            <option value="">All</option>
            <option value="restricted" selected={isRestricted}>
              Muted or banned
            </option>
          </select>
        </p>
        <button class="button" type="submit">
          Find
        </button>
      </form>
      {readers.length === 0 ? (
        <p class="note">Nobody is here.</p>
      ) : (
        <ul class="desk-list">
          {readers.map((reader) => (
            <li>
              <a href={deskReaderPath(reader)} dir="auto">
                {nameOf(reader)}
              </a>
              <p class="note">
                since <Time view={view} date={reader.createdAt} />
                {reader.email && (
                  <>
                    {" · "}
                    <bdi>{showEmail(reader.email, isOwner)}</bdi>
                  </>
                )}
                <Marks reader={reader} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {next && (
        <p>
          <a href={`${READERS_PATH}?${new URLSearchParams(older)}`}>Older accounts</a>
        </p>
      )}
    </DeskFrame>
  );
}

export const nameOf = ({ name }: Pick<OwnAccount, "name">): string => name || "Not signed in yet";

/** Editors need to tell accounts apart, not to write to them. */
export const showEmail = (email: string, isOwner: boolean): string =>
  isOwner ? email : email.replace(/^(.)[^@]*@/u, "$1…@");

/** What is out of the ordinary with it. */
const Marks = ({ reader: { role, ban, mutedUntil } }: { reader: OwnAccount }) => (
  <>
    {role !== "reader" && ` · ${role}`}
    {mutedUntil && (
      <>
        {" · "}
        <span class="state waiting">muted</span>
      </>
    )}
    {ban && (
      <>
        {" · "}
        <span class="state hidden">banned</span>
      </>
    )}
  </>
);
