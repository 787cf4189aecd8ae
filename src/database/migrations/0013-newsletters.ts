/** Tables of newsletters: who gets which, the links that wait to be opened, and what each issue carried. */
export const newsletters = {
  name: "0013-newsletters",
  sql: `
create table newsletter_subscriptions (
  id text collate "C" primary key,
  email text not null unique check (email = lower(email)),
  places text[] not null,
  sections text[] not null,
  rhythm text not null check (rhythm in ('daily', 'weekly')),
  weekday smallint not null check (weekday between 1 and 7),
  hour smallint not null check (hour between 0 and 23),
  time_zone text not null,
  skip_empty boolean not null,
  mutes text not null,
  state text not null check (state in ('active', 'paused', 'suspended', 'ended')),
  state_why text,
  source text not null,
  consent_at timestamptz not null,
  confirmed_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index newsletter_subscriptions_due on newsletter_subscriptions (time_zone, hour, id) where state = 'active';
create index newsletter_subscriptions_ended on newsletter_subscriptions (changed_at) where state = 'ended';

create table newsletter_links (
  token_hash text collate "C" primary key,
  purpose text not null check (purpose in ('confirm', 'move')),
  email text not null,
  subscription_id text collate "C" references newsletter_subscriptions (id) on delete cascade,
  wishes jsonb,
  source text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null
);
create index newsletter_links_email on newsletter_links (email);
create index newsletter_links_subscription on newsletter_links (subscription_id);
create index newsletter_links_expiry on newsletter_links (expires_at);

create table newsletter_issues (
  key text collate "C" primary key,
  series text collate "C" not null,
  places text[] not null,
  sections text[] not null,
  rhythm text not null check (rhythm in ('daily', 'weekly')),
  mutes text not null,
  time_zone text not null,
  hour smallint not null,
  at timestamptz not null,
  since timestamptz not null,
  composed_at timestamptz not null,
  parts jsonb not null,
  article_ids text[] not null,
  listed boolean not null
);
create index newsletter_issues_series on newsletter_issues (series, at desc);
create index newsletter_issues_listed on newsletter_issues (places, at desc) where listed;
create index newsletter_issues_at on newsletter_issues (at);
`,
};
