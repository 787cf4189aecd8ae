/**
 * Full text over titles, excerpts and texts. `search_fold` gives the form in which words are compared, the same on
 * every database whatever its locale: small plain letters and digits, parted by spaces.
 *
 * The words stand in a table of their own, kept by a trigger: no writer can forget them, a restored backup fills them,
 * and an article whose meaning is noted does not enter its text into the index again. Each part that rights open has a
 * column: asked for headlines, the index finds those of headlines and no others. Beside the words stand marks that no
 * word can be ("@202611", "@20261126", "@p" and a publisher's id), so that the index finds the matches of a month, of a day or
 * of a publisher without going through all the others.
 */

/**
 * What is taken out of a word: marks on letters in Latin, Greek, Cyrillic, Hebrew and Arabic writing (those of Indic
 * scripts and kana are letters), soft hyphens and what else has no width.
 */
const ACCENTS =
  "\\u00ad\\u061c\\u200b-\\u200f\\u2060-\\u2064\\ufeff\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u064b-\\u065f\\u0670";
/** Signs of English typography: a text without any other is as good as ASCII. */
const TYPOGRAPHY =
  "\\u00a0\\u00a7\\u00a9\\u00ab\\u00ae\\u00b0\\u00b7\\u00bb\\u2010-\\u2023\\u2026\\u2027\\u2030-\\u203b\\u20ac";
/** What parts words, beside ASCII: punctuation, symbols, arrows, dingbats, emoji. */
const BREAKS = `${TYPOGRAPHY}${[
  "\\u0080-\\u009f\\u00a1-\\u00a6\\u00a8\\u00ac\\u00af\\u00b1-\\u00b4\\u00b6\\u00b8\\u00bf\\u00d7\\u00f7\\u02c2-\\u02df\\u037e\\u0387",
  "\\u055a-\\u055f\\u0589\\u058a\\u05be\\u05c0\\u05c3\\u05f3\\u05f4\\u0609-\\u060d\\u061b\\u061e\\u061f\\u066a-\\u066d\\u06d4",
  "\\u0964\\u0965\\u1361-\\u1368\\u2000-\\u200a\\u2024\\u2025\\u2028-\\u202f\\u203c-\\u205f\\u2065-\\u20ab\\u20ad-\\u2bff\\u2e00-\\u2e7f",
  "\\u3000-\\u3004\\u3008-\\u3020\\u3030\\u3036\\u303d-\\u303f\\u30a0\\u30fb\\ufd3e\\ufd3f\\ufe00-\\ufe6f",
  "\\ufff9-\\uffff\\U0001f000-\\U0001faff\\U000e0000-\\U000e01ef",
].join("")}`;
const PARTS = `\\u0001-\\u0008\\u000b-\\u001f!-/:-@\\[-\`{-\\u007f${BREAKS}`;
/** "U.S." is one word: a point between two letters of ASCII that stand alone. */
const SHORT = `(?<![^\\s${PARTS}])([A-Za-z])\\.(?=[A-Za-z](?![^\\s${PARTS}]))`;
/** Scripts written without spaces: each sign is a word, and words are found as signs that follow one another. */
const UNSPACED = [
  "\\u0e01-\\u0e30\\u0e32\\u0e33\\u0e40-\\u0e46\\u0e81-\\u0eb0\\u0ec0-\\u0ec6\\u1000-\\u102a\\u1780-\\u17b3",
  "\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf",
  "\\u4e00-\\u9fff\\uf900-\\ufaff\\U00020000-\\U0003134f",
].join("");
/** What a database with the locale C leaves in capitals, and the sigma at the end of a word. */
const CAPITALS =
  "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣςΤΥΦΧΨΩАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЂЄЅЈЉЊЋЏҐҒҚҢҮҰҲӘӨԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ";
const SMALL =
  "αβγδεζηθικλμνξοπρσστυφχψωабвгдежзиклмнопрстуфхцчшщъыьэюяіђєѕјљњћџґғқңүұҳәөաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ";
/** Letters that Unicode does not take apart but that people type as plain ones. */
const LETTERS = "øØłŁđĐðÐıħĦŋŊəƏ";
const PLAIN = "oollddddihhnnee";
const DOUBLES = ["ß=ss", "ẞ=ss", "æ=ae", "Æ=ae", "œ=oe", "Œ=oe", "þ=th", "Þ=th"].map((pair) =>
  pair.split("="),
);
const doubled = DOUBLES.reduce((text, [letter, plain]) => `replace(${text}, '${letter}', '${plain}')`, "t");

/** A statement ends where a line ends in a semicolon: a body with several has to stand on one line. */
const body = (text: string): string => text.replace(/\s*\n\s*/g, " ").trim();

const FOLD = body(`
declare t text := regexp_replace(given, '${SHORT}', '\\1', 'g');
begin
  if t ~ '[^\\u0001-\\u007f${TYPOGRAPHY}]' then
    t := regexp_replace(normalize(t, NFKD), '[${ACCENTS}]+', '', 'g');
    if t ~ '[\\u00c0-\\u02ff\\u1e9e]' then t := translate(${doubled}, '${LETTERS}', '${PLAIN}'); end if;
    if t ~ '[\\u0386-\\u052f\\u0531-\\u0556]' then t := translate(t, '${CAPITALS}', '${SMALL}'); end if;
    t := normalize(t, NFC);
    if t ~ '[${UNSPACED}]' then t := regexp_replace(t, '([${UNSPACED}])', ' \\1 ', 'g'); end if;
  end if;
  t := lower(t);
  return regexp_replace(t, '[${PARTS}]+', ' ', 'g');
end`);

/** PostgreSQL refuses a text of more than 1 MB of different words: so much of each is far below, whatever stands in it. */
const words = (column: string, most: number): string =>
  `to_tsvector('simple', left(search_fold(left(${column}, ${most})), ${2 * most}))`;

/** Publisher, month and day (in UTC) of an article. */
const marks = (article: string): string => `array_to_tsvector(array['@p' || ${article}.publisher_id,
  to_char(${article}.published_at at time zone 'UTC', '@YYYYMM'), to_char(${article}.published_at at time zone 'UTC', '@YYYYMMDD')])`;

/** Of a source that does not grant its texts they are not read: most sources do not, and the text is nine tenths of the work. */
const textWords = (article: string, excerpt: string): string =>
  `case when (select s.rights from sources s where s.id = ${article}.source_id) = 'full'
    then ${excerpt} || ${words(`${article}.body_text`, 50_000)} else ${excerpt} end`;

const NOTE = body(`
declare
  title tsvector;
  excerpt tsvector;
begin
  if tg_op = 'UPDATE' then
    if new.title = old.title and new.excerpt = old.excerpt and new.body_text = old.body_text
      and new.published_at = old.published_at and new.publisher_id = old.publisher_id and new.source_id = old.source_id then
      update article_words w set folded = new.folded where w.article_id = new.id and w.folded <> new.folded;
      return null;
    end if;
    delete from article_words w where w.article_id = new.id;
  end if;
  title := ${words("new.title", 1000)} || ${marks("new")};
  excerpt := title || ${words("new.excerpt", 300)};
  insert into article_words (article_id, source_id, published_at, folded, title_words, excerpt_words, text_words)
    values (new.id, new.source_id, new.published_at, new.folded, title, excerpt, ${textWords("new", "excerpt")});
  return null;
end`);

/** A source grants its texts from now on. (That it grants them no more needs nothing: a search asks for the rights.) */
const GRANTED = body(`
begin
  update article_words w set text_words = w.excerpt_words || ${words("a.body_text", 50_000)}
    from articles a where a.id = w.article_id and w.source_id = new.id;
  return null;
end`);

export const search = {
  name: "0005-search",
  sql: `
create function search_fold(given text) returns text language plpgsql immutable strict as $body$ ${FOLD} $body$;

create table article_words (
  article_id text collate "C" primary key references articles (id) on delete cascade,
  source_id text not null,
  published_at timestamptz not null,
  folded boolean not null,
  title_words tsvector not null,
  excerpt_words tsvector not null,
  text_words tsvector not null
);

insert into article_words
select a.id, a.source_id, a.published_at, a.folded, t.title, e.excerpt, ${textWords("a", "e.excerpt")}
from articles a
cross join lateral (select ${words("a.title", 1000)} || ${marks("a")} as title offset 0) t
cross join lateral (select t.title || ${words("a.excerpt", 300)} as excerpt offset 0) e;

create index article_words_title on article_words using gin (title_words);
create index article_words_excerpt on article_words using gin (excerpt_words);
create index article_words_text on article_words using gin (text_words);

create function note_words() returns trigger language plpgsql as $body$ ${NOTE} $body$;
create trigger article_words_new after insert on articles for each row execute function note_words();
create trigger article_words_changed
  after update of title, excerpt, body_text, published_at, publisher_id, source_id, folded on articles
  for each row execute function note_words();

create function note_granted_words() returns trigger language plpgsql as $body$ ${GRANTED} $body$;
create trigger article_words_granted after update of rights on sources
  for each row when (new.rights = 'full' and old.rights <> 'full') execute function note_granted_words();

alter table articles drop column search, drop column title_search;
`,
};
