/**
 * Comments, and what readers and editors said of them. A change of a thread is a change of its article, or of every
 * article of its story: whoever keeps pages and cards hears of it as of any other.
 */
export const comments = {
  name: "0010-comments",
  sql: `
create table threads (
  thread text collate "C" primary key check (thread ~ '^(article|story)/.'),
  shown integer not null default 0,
  changed_at timestamptz not null,
  closed_at timestamptz,
  closed_why text
);

create table comments (
  id text collate "C" primary key,
  thread text collate "C" not null references threads (thread),
  parent_id text collate "C",
  depth smallint not null,
  account_id text collate "C" references accounts (id) on delete set null,
  author_name text not null,
  once text collate "C" not null,
  text text not null,
  html text not null,
  state text not null check (state in ('waiting', 'shown', 'hidden', 'deleted')),
  up integer not null default 0,
  down integer not null default 0,
  replies integer not null default 0,
  concern real not null default 0,
  created_at timestamptz not null,
  edited_at timestamptz
);
create index comments_thread on comments (thread, created_at, id);
create index comments_account on comments (account_id, created_at desc);
create index comments_parent on comments (parent_id) where parent_id is not null;
create index comments_newest on comments (created_at desc, id desc);
create index comments_waiting on comments (concern desc, created_at) where state = 'waiting';
create unique index comments_once on comments (account_id, once);

create table comment_reactions (
  comment_id text collate "C" not null references comments (id) on delete cascade,
  account_id text collate "C" not null references accounts (id) on delete cascade,
  kind text not null check (kind in ('up', 'down')),
  created_at timestamptz not null,
  primary key (comment_id, account_id)
);
create index comment_reactions_account on comment_reactions (account_id);

create table comment_reports (
  id text collate "C" primary key,
  comment_id text collate "C" not null references comments (id) on delete cascade,
  account_id text collate "C" references accounts (id) on delete set null,
  reason text not null,
  words text not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (comment_id, account_id)
);
create index comment_reports_open on comment_reports (comment_id) where settled_at is null;
create index comment_reports_account on comment_reports (account_id);

create table comment_decisions (
  id text collate "C" primary key,
  comment_id text collate "C" not null references comments (id) on delete cascade,
  by_account_id text collate "C" references accounts (id) on delete set null,
  phase text not null,
  verdict text not null check (verdict in ('show', 'wait', 'hide')),
  reason text not null,
  statement text not null,
  created_at timestamptz not null
);
create index comment_decisions_comment on comment_decisions (comment_id, created_at);
create index comment_decisions_editors on comment_decisions (created_at desc, id desc) where phase = 'editor';
create index comment_decisions_by on comment_decisions (by_account_id);

create table comment_appeals (
  id text collate "C" primary key,
  comment_id text collate "C" not null references comments (id) on delete cascade,
  decision_id text collate "C" not null references comment_decisions (id) on delete cascade,
  words text not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  upheld boolean,
  unique (decision_id)
);
create index comment_appeals_open on comment_appeals (comment_id) where settled_at is null;
create index comment_appeals_comment on comment_appeals (comment_id);

create index stories_merged on stories (merged_into) where merged_into is not null;

create table audit_log (
  id text collate "C" primary key,
  account_id text collate "C" references accounts (id) on delete set null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  created_at timestamptz not null
);
create index audit_log_account on audit_log (account_id);

create function note_commented_articles() returns trigger language plpgsql as $$ begin insert into article_changes (article_id, changed_in) select id, pg_current_xact_id()::text::bigint from articles where id in (select substr(thread, 9) from changed where thread like 'article/%' union select s.article_id from changed c join story_articles s on c.thread = 'story/' || s.story_id) order by id on conflict (article_id) do update set changed_in = excluded.changed_in; perform pg_notify('townwire', 'articles'); return null; end $$;
create trigger threads_begun after insert on threads referencing new table as changed for each statement execute function note_commented_articles();
create trigger threads_changed after update on threads referencing new table as changed for each statement execute function note_commented_articles();
`,
};
