/**
 * Following what changes: each article's last change carries the transaction that made it, and `notify` wakes whoever
 * keeps articles in memory. A table of its own, written by triggers: a trigger before updates of `articles` would have
 * the database index every text again whenever only a picture arrives.
 */
export const changes = {
  name: "0004-changes",
  sql: `
create table article_changes (article_id text collate "C" primary key, changed_in bigint not null);
create index article_changes_in on article_changes (changed_in);

create function note_changed_articles() returns trigger language plpgsql as $$ begin insert into article_changes (article_id, changed_in) select id, pg_current_xact_id()::text::bigint from changed order by id on conflict (article_id) do update set changed_in = excluded.changed_in; perform pg_notify('townwire', 'articles'); return null; end $$;
create trigger articles_added after insert on articles referencing new table as changed for each statement execute function note_changed_articles();
create trigger articles_changed after update on articles referencing new table as changed for each statement execute function note_changed_articles();
create trigger articles_removed after delete on articles referencing old table as changed for each statement execute function note_changed_articles();

create function note_placed_articles() returns trigger language plpgsql as $$ begin insert into article_changes (article_id, changed_in) select article_id, pg_current_xact_id()::text::bigint from changed order by article_id on conflict (article_id) do update set changed_in = excluded.changed_in; perform pg_notify('townwire', 'articles'); return null; end $$;
create trigger stories_joined after insert on story_articles referencing new table as changed for each statement execute function note_placed_articles();
create trigger stories_changed after update on story_articles referencing new table as changed for each statement execute function note_placed_articles();
create trigger stories_left after delete on story_articles referencing old table as changed for each statement execute function note_placed_articles();

create function note_regranted_articles() returns trigger language plpgsql as $$ begin insert into article_changes (article_id, changed_in) select id, pg_current_xact_id()::text::bigint from articles where source_id = new.id order by id on conflict (article_id) do update set changed_in = excluded.changed_in; return null; end $$;
create trigger sources_regranted after update on sources for each row when (old.rights is distinct from new.rights) execute function note_regranted_articles();

create function tell_everything_changed() returns trigger language plpgsql as $$ begin perform pg_notify('townwire', 'everything'); return null; end $$;
create trigger sources_told after update on sources for each row when (old.rights is distinct from new.rights or old.state is distinct from new.state) execute function tell_everything_changed();
create trigger publishers_told after delete on publishers for each statement execute function tell_everything_changed();
create trigger publishers_renamed after update on publishers for each row when (old.* is distinct from new.*) execute function tell_everything_changed();
create trigger places_told after insert or update or delete on places for each statement execute function tell_everything_changed();
`,
};
