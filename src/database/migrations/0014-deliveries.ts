/** The sending of newsletters: which hours were gone through, one row for each issue of each reader, and what came back. */
export const deliveries = {
  name: "0014-deliveries",
  sql: `
create table newsletter_runs (
  time_zone text not null,
  hour smallint not null check (hour between 0 and 23),
  day text collate "C" not null,
  at timestamptz not null,
  cursor text collate "C" not null,
  planned_at timestamptz,
  primary key (time_zone, hour, day)
);
create index newsletter_runs_at on newsletter_runs (at);

create table newsletter_deliveries (
  id text collate "C" primary key,
  issue_key text collate "C" not null,
  subscription_id text collate "C" not null references newsletter_subscriptions (id) on delete cascade,
  day text collate "C" not null,
  state text not null check (state in
    ('waiting', 'sending', 'sent', 'refused', 'late', 'unknown', 'skipped', 'dropped')),
  due_at timestamptz not null,
  attempted_at timestamptz,
  tries int not null,
  doubts int not null,
  why text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (subscription_id, day)
);
create index newsletter_deliveries_due on newsletter_deliveries (due_at, issue_key) where state = 'waiting';
create index newsletter_deliveries_sending on newsletter_deliveries (attempted_at) where state = 'sending';
create index newsletter_deliveries_issue on newsletter_deliveries (issue_key, state);
create index newsletter_deliveries_created on newsletter_deliveries (created_at);

create table newsletter_returns (
  delivery_id text collate "C" not null,
  kind text not null check (kind in ('hard', 'soft', 'complaint')),
  subscription_id text collate "C" not null references newsletter_subscriptions (id) on delete cascade,
  status text,
  why text not null,
  at timestamptz not null,
  primary key (delivery_id, kind)
);
create index newsletter_returns_subscription on newsletter_returns (subscription_id, at);
create index newsletter_returns_at on newsletter_returns (at);

create table newsletter_suppressions (
  email_hash text collate "C" primary key,
  kind text not null check (kind in ('bounce', 'complaint')),
  why text not null,
  at timestamptz not null
);
`,
};
