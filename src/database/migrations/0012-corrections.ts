/**
 * What editors say over the program: what an article is about, what stands on top of a page until when, and which reports
 * belong together. Each is a row that can be taken back.
 */
export const corrections = {
  name: "0012-corrections",
  sql: `
create table article_corrections (
  article_id text collate "C" not null references articles (id) on delete cascade,
  about text collate "C" not null check (about = 'place' or about like 'section/%'),
  says text collate "C" not null,
  account_id text collate "C" references accounts (id) on delete set null,
  corrected_at timestamptz not null,
  primary key (article_id, about)
);
create index article_corrections_newest on article_corrections (corrected_at desc, article_id desc);
create index article_corrections_account on article_corrections (account_id);
create index articles_withdrawn on articles (published_at desc, id desc) where withdrawn_at is not null;

create table pins (
  subject text collate "C" not null check (subject = 'home' or subject ~ '^(section|place)/.'),
  article_id text collate "C" not null references articles (id) on delete cascade,
  ends_at timestamptz not null,
  account_id text collate "C" references accounts (id) on delete set null,
  pinned_at timestamptz not null,
  primary key (subject, article_id)
);
create index pins_article on pins (article_id);
create index pins_account on pins (account_id);

create function note_pinned_articles() returns trigger language plpgsql as $$ begin insert into article_changes (article_id, changed_in) select distinct article_id, pg_current_xact_id()::text::bigint from changed order by article_id on conflict (article_id) do update set changed_in = excluded.changed_in; perform pg_notify('townwire', 'articles'); return null; end $$;
create trigger pins_added after insert on pins referencing new table as changed for each statement execute function note_pinned_articles();
create trigger pins_changed after update on pins referencing new table as changed for each statement execute function note_pinned_articles();
create trigger pins_removed after delete on pins referencing old table as changed for each statement execute function note_pinned_articles();

alter table story_articles add column ruling text collate "C";
create index story_articles_ruling on story_articles (ruling) where ruling is not null;
`,
};
