/**
 * OPML (opml.org/spec2.opml) in and out: lists of sources, as other readers write and take them. Reading keeps what
 * it can of a damaged list; writing gives one flat list per category.
 */
import { withoutControls } from "#base/text.ts";
import { decode } from "./decode.ts";
import { addressOf, languageTag } from "./map/addresses.ts";
import { plainTextOfEither } from "./markup/plain.ts";
import { escapeAttribute, escapeHtml } from "./xml/entities.ts";
import { XmlTokens } from "./xml/tokens.ts";

export interface OpmlSource {
  /** Absolute http(s) address of the feed. */
  url: string;
  title?: string | undefined;
  /** Absolute http(s) address of the site. */
  link?: string | undefined;
  language?: string | undefined;
  /** Titles of the outlines around it, outermost first. */
  path: string[];
  /** Attributes of the `townwire:` prefix, names without it and in lower case: what an export of ours says besides. */
  own: Readonly<Record<string, string>>;
}

export type ParsedOpml =
  | { ok: true; title?: string | undefined; sources: OpmlSource[]; truncated?: string | undefined }
  | { ok: false; kind: "empty" | "not-opml" | "too-large"; why: string };

export interface OpmlLimits {
  bytes: number;
  sources: number;
  /** Nested outlines. */
  depth: number;
}

const DEFAULTS: OpmlLimits = { bytes: 16 * 1024 * 1024, sources: 10_000, depth: 20 };
const MAX_ATTRIBUTES = 40;

/** The sources a list names, each address once. Relative addresses are left out: a file has no place to start from. */
export function parseOpml(bytes: Uint8Array, limits: Partial<OpmlLimits> = {}): ParsedOpml {
  const { bytes: maxBytes, sources: maxSources, depth: maxDepth } = { ...DEFAULTS, ...limits };
  if (bytes.length > maxBytes) {
    return {
      ok: false,
      kind: "too-large",
      why: `The list is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB.`,
    };
  }
  const found = new Map<string, OpmlSource>();
  const groups: (string | undefined)[] = [];
  let beyond = 0;
  let passedOver = 0;
  let isOpml = false;
  let title = "";
  let inTitle = false;

  const note = (outline: ReadonlyMap<string, string>, name: string | undefined) => {
    const url = addressOf(outline.get("xmlurl")?.replace(/^feed:(?:\/\/)?(?=https?:)/i, ""), "");
    if (url === undefined || found.has(url)) return;
    if (found.size >= maxSources) {
      passedOver++;
      return;
    }
    const link = addressOf(outline.get("htmlurl"), "");
    const path = groups.filter((group) => group !== undefined);
    found.set(url, {
      url,
      title: name,
      link,
      language: languageTag(outline.get("language")),
      path,
      own: ownOf(outline),
    });
  };
  const tokens = new XmlTokens(
    {
      open(written, attributes, selfClosing) {
        const element = written.toLowerCase();
        if (element === "opml") isOpml = true;
        inTitle = element === "title" && !selfClosing;
        if (element !== "outline") return;
        const outline = outlineOf(attributes ?? []);
        const name =
          plainTextOfEither(outline.get("title") || outline.get("text") || "").slice(0, 500) || undefined;
        note(outline, name);
        if (selfClosing) return;
        if (groups.length < maxDepth) groups.push(outline.has("xmlurl") ? undefined : name);
        else beyond++;
      },
      close(written) {
        inTitle = false;
        if (written.toLowerCase() !== "outline") return;
        if (beyond > 0) beyond--;
        else groups.pop();
      },
      text(text) {
        if (inTitle && title.length < 500) title += text.slice(0, 500);
      },
      innermost: () => undefined,
    },
    MAX_ATTRIBUTES,
  );
  for (const chunk of decode(bytes).chunks()) tokens.write(chunk);
  tokens.end();

  if (bytes.length === 0) return { ok: false, kind: "empty", why: "The list is empty." };
  if (!isOpml && found.size === 0) {
    return {
      ok: false,
      kind: "not-opml",
      why: "The document is not OPML: it holds neither an opml element nor outlines.",
    };
  }
  const truncated =
    passedOver === 0
      ? undefined
      : `Only the first ${maxSources} sources were read; ${passedOver} more were left out.`;
  return { ok: true, title: plainTextOfEither(title) || undefined, sources: [...found.values()], truncated };
}

const OWN = "townwire:";
/** A page that says what the attributes mean need not exist; a namespace only has to be ours. */
const OWN_NAMESPACE = "urn:townwire:opml";

const ownOf = (outline: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries(
    [...outline]
      .filter(([name]) => name.startsWith(OWN))
      .map(([name, value]) => [name.slice(OWN.length), value]),
  );

/** Attributes by lower-case name: readers have never agreed on "xmlUrl". */
function outlineOf(attributes: readonly string[]): ReadonlyMap<string, string> {
  const outline = new Map<string, string>();
  for (let i = 0; i < attributes.length; i += 2) {
    const name = (attributes[i] ?? "").toLowerCase();
    if (!outline.has(name)) outline.set(name, attributes[i + 1] ?? "");
  }
  return outline;
}

export interface OpmlOutline {
  url: string;
  title: string;
  link?: string | undefined;
  /** The outline it is put in; none stands at the top. */
  category?: string | undefined;
  /** Written with the `townwire:` prefix; other readers pass over them. */
  own?: Readonly<Record<string, string | undefined>> | undefined;
}

/** Writes OPML 2.0. `now` becomes dateCreated. */
export function makeOpml(title: string, sources: readonly OpmlOutline[], now: Date): string {
  const categories = Map.groupBy(sources, ({ category }) => category ?? "");
  const top = (categories.get("") ?? []).map((source) => `    ${showOutline(source)}`);
  const groups = [...categories]
    .filter(([category]) => category !== "")
    .map(([category, members]) => {
      const inner = members.map((source) => `      ${showOutline(source)}`).join("\n");
      const name = escaped(category);
      return `    <outline text="${name}" title="${name}">\n${inner}\n    </outline>`;
    });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0" xmlns:townwire="${OWN_NAMESPACE}">`,
    "  <head>",
    `    <title>${escapeHtml(withoutControls(title))}</title>`,
    `    <dateCreated>${now.toUTCString()}</dateCreated>`,
    "  </head>",
    "  <body>",
    ...top,
    ...groups,
    "  </body>",
    "</opml>",
    "",
  ].join("\n");
}

const escaped = (text: string): string => escapeAttribute(withoutControls(text)).replace(/\s/g, " ");

function showOutline({ url, title, link, own = {} }: OpmlOutline): string {
  const name = escaped(title);
  const site = link === undefined ? "" : ` htmlUrl="${escaped(link)}"`;
  const more = Object.entries(own).flatMap(([key, value]) =>
    value ? [` ${OWN}${key}="${escaped(value)}"`] : [],
  );
  return `<outline type="rss" text="${name}" title="${name}" xmlUrl="${escaped(url)}"${site}${more.join("")}/>`;
}
