/** Tables of the write line: who reports, what was visited, what it gave, and what was published. */
export const writeLine = {
  name: "0001-write-line",
  sql: `
create table publishers (
  id text primary key,
  slug text not null unique,
  name text not null,
  home_url text,
  description text,
  created_at timestamptz not null
);

create table sources (
  id text primary key,
  publisher_id text not null references publishers (id),
  url text not null,
  url_key text not null unique,
  title text,
  place text,
  section text,
  rights text not null check (rights in ('full', 'excerpt', 'headline')),
  state text not null check (state in ('active', 'stopped', 'removed')),
  etag text,
  last_modified text,
  body_hash text,
  moved_to text,
  moved_since timestamptz,
  ttl_minutes integer,
  created_at timestamptz not null,
  next_visit_at timestamptz not null,
  last_visit_at timestamptz,
  last_success_at timestamptz,
  failures integer not null default 0,
  failure_kind text,
  failure text,
  remark text
);
create index sources_due on sources (next_visit_at) where state = 'active';
create index sources_publisher on sources (publisher_id);

create table articles (
  id text collate "C" primary key,
  publisher_id text not null,
  source_id text not null,
  identity text not null,
  url text,
  title text not null,
  authors jsonb not null,
  excerpt text not null,
  body_html text not null,
  body_text text not null,
  body_from text not null check (body_from in ('page', 'feed')),
  language text,
  published_at timestamptz not null,
  edited_at timestamptz,
  first_seen_at timestamptz not null,
  version integer not null,
  content_hash text not null,
  picture_url text,
  picture_key text,
  picture_alt text,
  picture_credit text,
  search tsvector generated always as (
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', excerpt), 'B')
  ) stored,
  title_search tsvector generated always as (to_tsvector('simple', title)) stored,
  unique (publisher_id, identity)
);
create index articles_newest on articles (published_at desc, id desc);
create index articles_publisher on articles (publisher_id, published_at desc, id desc);
create index articles_source on articles (source_id, published_at desc);
create index articles_content on articles (publisher_id, content_hash);
create index articles_search on articles using gin (search);
create index articles_title_search on articles using gin (title_search);
create index articles_picture on articles (picture_key) where picture_key is not null;

create table article_versions (
  article_id text collate "C" not null references articles (id) on delete cascade,
  version integer not null,
  title text not null,
  authors jsonb not null,
  excerpt text not null,
  body_html text not null,
  content_hash text not null,
  seen_at timestamptz not null,
  primary key (article_id, version)
);

create table article_sections (
  article_id text collate "C" not null references articles (id) on delete cascade,
  section text not null,
  score real not null,
  published_at timestamptz not null,
  primary key (article_id, section)
);
create index article_sections_newest on article_sections (section, published_at desc, article_id desc);

create table items (
  id text collate "C" primary key,
  source_id text not null,
  article_id text collate "C",
  guid text,
  url_key text,
  identity text not null,
  content_hash text not null,
  change_hash text not null,
  state text not null check (state in ('waiting', 'kept')),
  payload jsonb,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index items_guid on items (source_id, guid);
create index items_url on items (source_id, url_key);
create index items_content on items (source_id, content_hash);
create index items_pending on items (id) where payload is not null;

create table pictures (
  key text not null,
  width integer not null,
  height integer not null,
  content_type text not null,
  bytes bytea not null,
  created_at timestamptz not null,
  primary key (key, width)
);

create table robots (
  origin text primary key,
  verdict text not null check (verdict in ('rules', 'allow', 'disallow')),
  body text not null,
  fetched_at timestamptz not null,
  expires_at timestamptz not null
);

create table hosts (
  host text primary key,
  next_request_at timestamptz,
  down_until timestamptz,
  down_reason text
);

create table facts (name text primary key, value text not null);
`,
};
