/**
 * Following a thread while it is read. Each change of a comment takes the next version of its thread and carries it; the
 * thread's row stays locked until the change is committed, so versions of one thread are seen in their order and whoever
 * knows one asks for what came after it. Whoever follows threads, or goes by the rules for comments, is told by NOTIFY.
 */
export const live = {
  name: "0011-live",
  sql: `
alter table threads add column version integer not null default 0;
alter table comments add column version integer not null default 0;
create index comments_version on comments (thread, version);

create table comment_mentions (
  comment_id text collate "C" not null references comments (id) on delete cascade,
  account_id text collate "C" not null references accounts (id) on delete cascade,
  name text not null,
  target_id text collate "C" not null,
  primary key (comment_id, account_id)
);
create index comment_mentions_account on comment_mentions (account_id);

create function tell_thread() returns trigger language plpgsql as $$ begin perform pg_notify('townwire_comments', new.thread); return null; end $$;
create trigger threads_followed after update on threads for each row when (old.version is distinct from new.version) execute function tell_thread();
create trigger threads_followed_first after insert on threads for each row when (new.version > 0) execute function tell_thread();

create function tell_comment_rules() returns trigger language plpgsql as $$ begin perform pg_notify('townwire_comments', 'rules'); return null; end $$;
create trigger facts_ruled after insert or update on facts for each row when (new.name = 'comment-policy') execute function tell_comment_rules();
create trigger comment_decisions_told after insert on comment_decisions for each row when (new.phase = 'editor') execute function tell_comment_rules();
`,
};
