/** Articles that the operator has taken down: kept, so that a visit to their feed does not bring them back, and shown nowhere. */
export const withdrawn = {
  name: "0007-withdrawn",
  sql: `
alter table articles
  add column withdrawn_at timestamptz,
  add column withdrawn_why text;
alter table story_articles add column withdrawn boolean not null default false;
`,
};
