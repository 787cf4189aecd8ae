/**
 * Tables of accounts: who they are, how they sign in, where they are signed in, and how often something may be tried. Of
 * every token only its hash is here.
 */
export const accounts = {
  name: "0009-accounts",
  sql: `
create table accounts (
  id text collate "C" primary key,
  name text not null,
  email text unique check (email = lower(email)),
  role text not null default 'reader' check (role in ('reader', 'editor', 'owner')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  banned_until timestamptz,
  ban_reason text,
  confirmed boolean not null default true
);
create index accounts_staff on accounts (role) where role <> 'reader';

create table passkeys (
  id text collate "C" primary key,
  account_id text collate "C" not null references accounts (id) on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_account on passkeys (account_id);

create table sessions (
  token_hash text collate "C" primary key,
  account_id text collate "C" not null references accounts (id) on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  agent text not null
);
create index sessions_account on sessions (account_id);
create index sessions_expiry on sessions (expires_at);

create table sign_in_links (
  token_hash text collate "C" primary key,
  purpose text not null check (purpose in ('sign-in', 'email')),
  email text not null,
  account_id text collate "C" references accounts (id) on delete cascade,
  back text not null,
  expires_at timestamptz not null
);
create index sign_in_links_email on sign_in_links (email);
create index sign_in_links_account on sign_in_links (account_id);
create index sign_in_links_expiry on sign_in_links (expires_at);

create table challenges (
  hash text collate "C" primary key,
  purpose text not null check (purpose in ('sign-in', 'sign-up', 'add')),
  account_id text collate "C",
  name text,
  expires_at timestamptz not null
);
create index challenges_expiry on challenges (expires_at);

create table limits (
  key text collate "C" primary key,
  tokens double precision not null,
  at timestamptz not null
);
create index limits_at on limits (at);
`,
};
