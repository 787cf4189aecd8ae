/** Tables of notices: which browsers want to hear of which places, and what each was told. */
export const push = {
  name: "0006-push",
  sql: `
create table push_subscriptions (
  id text collate "C" primary key,
  endpoint text not null,
  endpoint_hash text not null unique,
  service text not null,
  p256dh text not null,
  auth text not null,
  places text[] not null,
  mutes text not null,
  time_zone text not null,
  quiet_from smallint not null check (quiet_from between 0 and 1439),
  quiet_to smallint not null check (quiet_to between 0 and 1439),
  created_at timestamptz not null,
  reached_at timestamptz not null,
  last_sent_at timestamptz,
  sent_day text not null default '',
  sent_that_day smallint not null default 0,
  failures integer not null default 0
);
create index push_subscriptions_places on push_subscriptions using gin (places);
create index push_subscriptions_service on push_subscriptions (service);

create table push_deliveries (
  subscription_id text collate "C" not null references push_subscriptions (id) on delete cascade,
  story_id text collate "C" not null,
  article_id text collate "C" not null,
  place_id text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'dropped')),
  due_at timestamptz not null,
  tries smallint not null default 0,
  changed_at timestamptz not null,
  primary key (subscription_id, story_id)
);
create index push_deliveries_due on push_deliveries (due_at) where state = 'waiting';
create index push_deliveries_changed on push_deliveries (changed_at);
`,
};
