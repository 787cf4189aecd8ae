/**
 * Pictures in two shapes and three formats, with what is known of each, and those that were taken down. What older
 * versions made stays and is served: WebP of the whole picture.
 */
export const pictures = {
  name: "0003-pictures",
  sql: `
alter table pictures rename to picture_variants;
alter table picture_variants drop constraint pictures_pkey;
alter table picture_variants
  add column shape text not null default 'whole' check (shape in ('whole', 'card')),
  add column format text not null default 'webp' check (format in ('avif', 'webp', 'jpeg'));
alter table picture_variants alter column shape drop default, alter column format drop default;
alter table picture_variants add primary key (key, shape, width, format);

create table pictures (
  key text primary key,
  width integer not null,
  height integer not null,
  whole jsonb not null,
  card jsonb not null,
  tint text,
  credit text,
  licence text,
  complete boolean not null,
  created_at timestamptz not null
);
insert into pictures
  select key, max(width), (array_agg(height order by width desc))[1], jsonb_agg(width order by width), '[]', null, null, null, false, min(created_at)
  from picture_variants group by key;

alter table picture_variants drop column content_type, drop column created_at;
alter table picture_variants add foreign key (key) references pictures (key) on delete cascade;

create table picture_removals (
  key text primary key,
  why text not null,
  removed_at timestamptz not null
);
`,
};
