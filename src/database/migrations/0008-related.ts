/** Which articles are read by the same people: a count for each pair, and nothing of who they are. */
export const related = {
  name: "0008-related",
  sql: `
create table read_pairs (
  article_id text collate "C" not null references articles (id) on delete cascade,
  other_id text collate "C" not null references articles (id) on delete cascade,
  readers integer not null,
  last_at timestamptz not null,
  primary key (article_id, other_id)
);
create index read_pairs_most on read_pairs (article_id, readers desc, other_id desc);
create index read_pairs_other on read_pairs (other_id);
`,
};
