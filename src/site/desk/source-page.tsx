/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** One source at the desk: how it is doing and why, what it may show, and visiting it. */
import { describeHealth } from "#publishers/health.ts";
import type { Source } from "#publishers/sources.ts";
import { publisherPath, webAddress } from "../addresses.ts";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { DeskFrame } from "./frame.tsx";
import { deskSourcePath, SOURCES_PATH } from "./paths.ts";
import { WishFields } from "./sources-page.tsx";

export type DeskSourceProps = { view: View; source: Source; done: string | undefined };

export function DeskSourcePage({ view, source, done }: DeskSourceProps) {
  const { publisher, health, state } = source;
  const path = deskSourcePath(source);
  const address = webAddress(source.url);
  const form = {
    url: source.url,
    publisher: publisher.name,
    place: source.place ?? "",
    section: source.section ?? "",
    rights: source.rights,
  };
  const press = (what: string, words: string) => (
    <form method="post" action={path}>
      <button class="button" type="submit" name="do" value={what}>
        {words}
      </button>
    </form>
  );
  return (
    <DeskFrame view={view} title={publisher.name} path={path} done={done}>
      <p>
        <a href={SOURCES_PATH}>All sources</a> · <a href={publisherPath(publisher)}>The publisher’s page</a>
      </p>
      <p dir="auto">
        {source.title && `${source.title}: `}
        {address ? (
          <a href={address} rel="noreferrer">
            {source.url}
          </a>
        ) : (
          source.url
        )}
      </p>
      <section aria-labelledby="health-title">
        <h2 id="health-title">How it is doing</h2>
        <p dir="auto">{describeHealth(source, view.now)}</p>
        <dl class="desk-facts">
          <Moment name="Last visit" date={health.lastVisit} view={view} />
          <Moment name="Last one that worked" date={health.lastSuccess} view={view} />
          {state === "active" && <Moment name="Next visit" date={health.nextVisit} view={view} />}
          {source.movedTo !== undefined && (
            <div>
              <dt>Says that it moved to</dt>
              <dd dir="auto">{source.movedTo}</dd>
            </div>
          )}
        </dl>
        <div class="desk-acts">
          {state === "active" && press("visit", "Visit now")}
          {state === "active" ? press("stop", "Stop visiting") : press("resume", "Visit it again")}
        </div>
      </section>
      <section aria-labelledby="wish-title">
        <h2 id="wish-title">What it is</h2>
        <form class="fields" method="post" action={path}>
          <WishFields form={form} isNew={false} />
          <p class="note">
            Rights count at once for everything it gave. Place and section count for what comes; correct
            single articles at the desk.
          </p>
          <button class="button" type="submit" name="do" value="change">
            Save
          </button>
        </form>
      </section>
      <section aria-labelledby="remove-title">
        <h2 id="remove-title">Remove it</h2>
        <p>
          It is visited no more and listed no more. Its articles stay, within the rights it has now; to take
          them back too, set the rights to “Headline alone” first, or withdraw them.
        </p>
        {press("remove", "Remove the source")}
      </section>
    </DeskFrame>
  );
}

const Moment = ({ name, date, view }: { name: string; date: Date | undefined; view: View }) => (
  <div>
    <dt>{name}</dt>
    <dd>{date ? <Time view={view} date={date} /> : "never"}</dd>
  </div>
);
