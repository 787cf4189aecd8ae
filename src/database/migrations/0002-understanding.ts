/** Tables of understanding: what an article is about, where it happened, whose text it repeats and which story it tells. */
export const understanding = {
  name: "0002-understanding",
  sql: `
alter table articles
  add column categories jsonb not null default '[]',
  add column given_language text,
  add column understood integer not null default 0,
  add column agency text,
  add column local jsonb,
  add column entities jsonb not null default '[]',
  add column folded boolean not null default false;
update articles set given_language = language;
create index articles_understood on articles (understood, id);
drop index articles_newest;
create index articles_newest on articles (published_at desc, id desc) where not folded;

alter table article_sections
  add column folded boolean not null default false,
  add column declared boolean not null default true;
alter table article_sections alter column declared set default false;
drop index article_sections_newest;
create index article_sections_newest on article_sections (section, published_at desc, article_id desc) where not folded;

create table article_places (
  article_id text collate "C" not null references articles (id) on delete cascade,
  place_id text not null,
  score real not null,
  mentions integer not null,
  primary key (article_id, place_id)
);

create table article_locals (
  article_id text collate "C" not null references articles (id) on delete cascade,
  place_id text not null,
  published_at timestamptz not null,
  folded boolean not null default false,
  primary key (article_id, place_id)
);
create index article_locals_newest on article_locals (place_id, published_at desc, article_id desc) where not folded;

create table article_entities (
  article_id text collate "C" not null references articles (id) on delete cascade,
  entity text not null,
  published_at timestamptz not null,
  primary key (article_id, entity)
);
create index article_entities_newest on article_entities (entity, published_at desc, article_id desc);

create table places (
  id text primary key,
  slug text not null unique,
  name text not null,
  kind text not null check (kind in ('county', 'town', 'neighbourhood', 'venue')),
  within text,
  lat double precision,
  lon double precision,
  population integer,
  alternates jsonb not null,
  changed_at timestamptz not null
);

create table publisher_places (
  publisher_id text not null,
  place_id text not null,
  articles real not null,
  counted_at timestamptz not null,
  primary key (publisher_id, place_id)
);

create table stories (
  id text collate "C" primary key,
  articles integer not null,
  first_article_id text collate "C",
  newest_at timestamptz not null,
  merged_into text collate "C"
);
create index stories_newest on stories (newest_at desc, id desc) where articles > 1;

create table story_articles (
  article_id text collate "C" primary key references articles (id) on delete cascade,
  story_id text collate "C" not null,
  copy_of text collate "C",
  reasons jsonb not null,
  published_at timestamptz not null,
  change bigint not null,
  signs bytea not null,
  print bytea not null
);
create index story_articles_story on story_articles (story_id, published_at, article_id);
create index story_articles_copies on story_articles (copy_of) where copy_of is not null;
create index story_articles_change on story_articles (change);
create index story_articles_published on story_articles (published_at);
`,
};
