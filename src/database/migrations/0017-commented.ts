/** A story's thread finds its articles by their index: compared as text made of each row, all of them were read for each comment. */
export const commented = {
  name: "0017-commented",
  sql: `
create or replace function note_commented_articles() returns trigger language plpgsql as $$ begin insert into article_changes (article_id, changed_in) select id, pg_current_xact_id()::text::bigint from articles where id in (select substr(thread, 9) from changed where thread like 'article/%' union select s.article_id from changed c join story_articles s on s.story_id = substr(c.thread, 7) where c.thread like 'story/%') order by id on conflict (article_id) do update set changed_in = excluded.changed_in; perform pg_notify('townwire', 'articles'); return null; end $$;
`,
};
