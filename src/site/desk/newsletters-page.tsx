/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Newsletters at the desk: how many get one, the form that asks for an issue, and its text as it is or would be sent. */
import type { SubscriptionState } from "#database/tables-newsletters.ts";
import type { Issue } from "#newsletters/compose.ts";
import { SectionOptions } from "../parts/section-options.tsx";
import type { View } from "../view.ts";
import { DeskFrame } from "./frame.tsx";
import { NEWSLETTERS_PATH } from "./paths.ts";

export type PreviewForm = {
  /** As it was typed. */
  place: string;
  /** Slug, or empty. */
  section: string;
  weekly: boolean;
  /** "2026-11-26", or empty for now. */
  date: string;
};

export type DeskNewslettersProps = {
  view: View;
  form: PreviewForm;
  /** Whether an issue was asked for. */
  isAsked: boolean;
  issue: Issue | undefined;
  counts: Record<SubscriptionState, number>;
  /** Where a test goes; undefined where none can be sent. */
  to: string | undefined;
  done: string | undefined;
};

export function DeskNewslettersPage({ view, form, isAsked, issue, counts, to, done }: DeskNewslettersProps) {
  return (
    <DeskFrame view={view} title="Newsletters" path={NEWSLETTERS_PATH} done={done}>
      <p>
        {counts.active} subscriptions are active, {counts.paused} paused, {counts.suspended} stopped because
        their mailbox took nothing or complained, {counts.ended} ended within the last month.
      </p>
      <h2>Look at an issue</h2>
      <form class="fields" method="get" action={NEWSLETTERS_PATH}>
        <label for="desk-place">Place</label>
        <input id="desk-place" name="place" value={form.place} maxlength={100} />
        <label for="desk-section">Section</label>
        <select id="desk-section" name="section">
          <option value="">None</option>
          <SectionOptions chosen={form.section} />
        </select>
        <label for="desk-rhythm">How often</label>
        <select id="desk-rhythm" name="rhythm">
          <option value="daily">Daily</option>
          <option value="weekly" selected={form.weekly}>
            Weekly
          </option>
        </select>
        <label for="desk-date">Day (empty: now)</label>
        <input id="desk-date" name="date" type="date" value={form.date} />
        <button class="quiet" type="submit">
          Show it
        </button>
      </form>
      {isAsked && !issue && (
        <p class="wrong">That may be several places, or none. Add its state: “Springfield, IL”.</p>
      )}
      {issue && <Preview {...{ form, issue, to }} />}
    </DeskFrame>
  );
}

const Preview = ({ form, issue, to }: Pick<DeskNewslettersProps, "form" | "to"> & { issue: Issue }) => (
  <section>
    <h2 dir="auto">{issue.subject}</h2>
    <p class="note">
      {issue.articleIds.length} reports, {Math.ceil(Buffer.byteLength(issue.html) / 1024)} KB of HTML
      {issue.isEmpty && "; nothing new, so whoever prefers it gets no mail"}
    </p>
    {to === undefined ? (
      <p class="note">A test can be sent where this site sends mail and your account has an address.</p>
    ) : (
      <form method="post" action={NEWSLETTERS_PATH}>
        {Object.entries({ ...form, rhythm: form.weekly ? "weekly" : "daily" }).map(([name, value]) => (
          <input type="hidden" name={name} value={String(value)} />
        ))}
        <button class="quiet" type="submit">
          Send a test to {to}
        </button>
      </form>
    )}
    <pre class="preview" dir="auto">
      {issue.text.replace(/(preferences|unsubscribe)-[0-9a-f]{24}/g, "(a link of each reader)")}
    </pre>
  </section>
);
