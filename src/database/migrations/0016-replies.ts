/** Tables of answers: who wants to be told of them, and what each was told. */
export const replies = {
  name: "0016-replies",
  sql: `
create table reply_wishes (
  account_id text collate "C" primary key references accounts (id) on delete cascade,
  by_mail boolean not null default false,
  mailed_at timestamptz,
  pushed_at timestamptz
);
create table reply_devices (
  id text collate "C" primary key,
  account_id text collate "C" not null references accounts (id) on delete cascade,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  agent text not null,
  created_at timestamptz not null
);
create index reply_devices_account on reply_devices (account_id);

create table reply_deliveries (
  comment_id text collate "C" not null,
  account_id text collate "C" not null references accounts (id) on delete cascade,
  way text not null check (way in ('mail', 'push')),
  why text not null check (why in ('answer', 'mention')),
  state text not null check (state in ('waiting', 'sending', 'sent', 'dropped')),
  due_at timestamptz not null,
  tries smallint not null default 0,
  changed_at timestamptz not null,
  primary key (comment_id, account_id, way)
);
create index reply_deliveries_due on reply_deliveries (due_at) where state = 'waiting';
create index reply_deliveries_account on reply_deliveries (account_id);
create index reply_deliveries_changed on reply_deliveries (changed_at);
`,
};
