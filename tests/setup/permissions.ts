/**
 * Who may do what: every address of site and API, by method and pattern, with an example of what is sent there. An address
 * that is not in the table is one that nobody has thought about: the test then fails.
 */

export type Person = "visitor" | "reader" | "writer" | "editor" | "owner";
export const PEOPLE: readonly Person[] = ["visitor", "reader", "writer", "editor", "owner"];

/** Who is let in. The writer is a reader too: the one who wrote the comment that the address is about. */
const WHO = {
  everybody: PEOPLE,
  "signed in": ["reader", "writer", "editor", "owner"],
  "its writer": ["writer"],
  "others than its writer": ["reader", "editor", "owner"],
  editors: ["editor", "owner"],
  owners: ["owner"],
} as const satisfies Record<string, readonly Person[]>;

export type Who = keyof typeof WHO;
export const isLetIn = (who: Who, person: Person): boolean =>
  (WHO[who] as readonly Person[]).includes(person);

/** What there is to ask for; made anew for each request that may change it. */
export type World = {
  article: string;
  story: string;
  comment: string;
  /** A source that nobody removed. */
  source: string;
  /** Of the one who asks; of a visitor nothing. */
  session: string;
  passkey: string;
  /** Another reader, whom nothing else is known of. */
  stranger: string;
};

export type Entry = {
  who: Who;
  /** Where the pattern is not the address. */
  path?: (world: World) => string;
  form?: (world: World) => Record<string, string>;
  json?: unknown;
  /** It is asked of a comment that an editor hid. */
  hidden?: true;
  /** Whoever is let in changes nothing in the database: a cookie at most, or what was sent is too little. */
  idle?: true;
};

const at =
  (make: (world: World) => string, more: Omit<Entry, "who" | "path"> = {}) =>
  (who: Who): Entry => ({ who, path: make, ...more });
const about = (part = "", more: Omit<Entry, "who" | "path"> = {}) =>
  at(({ comment }) => `/comments/${comment}${part}`, more);
const all: Entry = { who: "everybody" };
const idle: Entry = { who: "everybody", idle: true };

export const PERMISSIONS: Readonly<Record<string, Entry>> = {
  "GET /": all,
  "GET /:section": at(() => "/us")("everybody"),
  "GET /:file{.+\\.(?:rss|atom|json)}": at(() => "/home.rss")("everybody"),
  "GET /local": all,
  "GET /local/:place": at(() => "/local/brindle-falls-oh")("everybody"),
  "GET /local/:file{.+\\.(?:rss|atom|json)}": at(() => "/local/brindle-falls-oh.rss")("everybody"),
  "GET /publisher/:slug": at(() => "/publisher/the-gazette")("everybody"),
  "GET /publisher/:file{.+\\.(?:rss|atom|json)}": at(() => "/publisher/the-gazette.rss")("everybody"),
  "GET /article/:id/:slug?": at(({ article }) => `/article/${article}`)("everybody"),
  "GET /kept/:id": at(({ article }) => `/kept/${article}`)("everybody"),
  "GET /story/:id": at(({ story }) => `/story/${story}`)("everybody"),
  "GET /image/:key": at(() => "/image/none?w=320")("everybody"),
  "GET /image/:file{[0-9a-z]+\\.json}": at(() => "/image/none.json")("everybody"),
  "GET /share": all,
  "GET /search": all,
  "GET /newsletter": all,
  "GET /newsletter/sent": all,
  "GET /newsletter/erased": all,
  "GET /newsletter/issues/:key": at(() => "/newsletter/issues/none")("everybody"),
  "GET /newsletter/places/:place": at(() => "/newsletter/places/brindle-falls-oh")("everybody"),
  "GET /newsletter/places/:file{.+\\.(?:rss|atom|json)}": at(() => "/newsletter/places/brindle-falls-oh.rss")(
    "everybody",
  ),
  // Whoever has a token is let in, whoever that is.
  "GET /newsletter/confirm/:token": at(() => "/newsletter/confirm/none")("everybody"),
  "GET /newsletter/u/:token": at(() => "/newsletter/u/none")("everybody"),
  "GET /newsletter/:token": at(() => "/newsletter/none")("everybody"),
  "POST /newsletter": {
    who: "everybody",
    form: () => ({ email: "somebody@mill.example", section: "sports" }),
  },
  "POST /newsletter/confirm": { ...idle, form: () => ({ token: "none" }) },
  "POST /newsletter/u/:token": at(() => "/newsletter/u/none", { idle: true, form: () => ({ do: "end" }) })(
    "everybody",
  ),
  "POST /newsletter/:token": at(() => "/newsletter/none", { idle: true, form: () => ({ do: "erase" }) })(
    "everybody",
  ),
  "GET /about": all,
  "GET /moderation": all,
  "GET /offline": all,
  "GET /.rss": all,
  "GET /robots.txt": all,
  "GET /favicon.svg": all,
  "GET /sitemap.xml": all,
  "GET /sitemaps/pages.xml": all,
  "GET /sitemaps/news.xml": all,
  "GET /text": all,
  "GET /text/*": at(() => "/text/local")("everybody"),
  "GET /styles/:hash.css": all,
  "GET /client/:hash.js": all,
  "GET /sw.js": all,
  "GET /manifest.webmanifest": all,
  "GET /speculation-rules.json": all,
  "GET /:file{[a-z0-9-]+\\.png}": at(() => "/apple-touch-icon.png")("everybody"),
  "GET /places/near.bin": all,
  "GET /.well-known/assetlinks.json": all,
  "GET /.well-known/apple-app-site-association": all,

  // A reader's choices are in that reader's own cookies.
  "GET /choices": all,
  "GET /choices/export.json": all,
  "POST /choices": { ...idle, form: () => ({ do: "mute", word: "weir" }) },
  "GET /saved": all,
  "POST /saved/:id": at(({ article }) => `/saved/${article}`, { idle: true })("everybody"),
  "GET /notices": all,
  "GET /notices/key": all,
  // With what no browser would send: that anybody may try is what is asked here.
  "POST /notices": { ...idle, json: {} },
  "POST /notices/read": { ...idle, json: {} },
  "POST /notices/change": { ...idle, json: {} },
  "POST /notices/erase": { ...idle, json: {} },

  "GET /sign-in": all,
  "GET /sign-in/sent": all,
  "GET /sign-in/oidc": all,
  "GET /sign-in/oidc/done": all,
  "GET /sign-in/link/:token": at(() => "/sign-in/link/none")("everybody"),
  "POST /sign-in": { who: "everybody", form: () => ({ email: "somebody@mill.example" }) },
  "POST /sign-in/link": { ...idle, form: () => ({ token: "none" }) },
  "POST /sign-in/new/options": { who: "everybody", json: { name: "Somebody" } },
  "POST /sign-in/new": { ...idle, json: {} },
  "POST /sign-in/passkey/options": { who: "everybody", json: {} },
  "POST /sign-in/passkey": { ...idle, json: {} },

  "GET /account": { who: "signed in" },
  "GET /account/export.json": { who: "signed in" },
  "GET /account/delete": { who: "signed in" },
  // Of whose account it is nothing is said to others.
  "GET /account/email/:token": at(() => "/account/email/none")("everybody"),
  "POST /account/name": { who: "signed in", form: () => ({ name: "Another name" }) },
  "POST /account/email": { who: "signed in", form: () => ({ email: "other@mill.example" }) },
  "POST /account/email/confirm": { who: "signed in", idle: true, form: () => ({ token: "none" }) },
  "POST /account/email/remove": { who: "signed in" },
  "POST /account/passkeys/remove": { who: "signed in", form: ({ passkey }) => ({ passkey }) },
  "POST /account/passkeys/options": { who: "signed in", json: {} },
  "POST /account/passkeys": { who: "signed in", idle: true, json: {} },
  "POST /account/sessions/end": { who: "signed in", form: ({ session }) => ({ session }) },
  "POST /account/sign-out": { who: "signed in" },
  "POST /account/delete": { who: "signed in", form: () => ({ how: "remove", sure: "yes" }) },

  "POST /account/answers/mail": { who: "signed in", form: () => ({ do: "on" }) },
  // With an address that nothing can be sent to.
  "POST /account/answers/device": { who: "signed in", idle: true, json: {} },
  "POST /account/answers/device/remove": { who: "signed in", idle: true, form: () => ({ device: "none" }) },
  // Whoever has the mail may end such mails.
  "GET /answers/stop/:token": at(() => "/answers/stop/none")("everybody"),
  "POST /answers/stop/:token": at(() => "/answers/stop/none", { idle: true })("everybody"),
  "POST /comments": {
    who: "signed in",
    form: ({ article }) => ({ thread: `article/${article}`, text: "A word about the weir." }),
  },
  // What comes into a thread is for everybody who reads it; here it is left at once.
  "GET /comments/live": at(({ article }) => `/comments/live?thread=article/${article}`)("everybody"),
  "GET /comments/:id": about()("everybody"),
  "GET /comments/:id/reply": about("/reply")("signed in"),
  "GET /comments/:id/edit": about("/edit")("its writer"),
  "POST /comments/:id/edit": about("/edit", { form: () => ({ text: "Other words." }) })("its writer"),
  "GET /comments/:id/delete": about("/delete")("its writer"),
  "POST /comments/:id/delete": about("/delete")("its writer"),
  "GET /comments/:id/report": about("/report")("signed in"),
  "POST /comments/:id/report": about("/report", { form: () => ({ reason: "spam" }) })(
    "others than its writer",
  ),
  "POST /comments/:id/react": about("/react", { form: () => ({ do: "up" }) })("others than its writer"),
  "GET /comments/:id/appeal": about("/appeal", { hidden: true })("its writer"),
  "POST /comments/:id/appeal": about("/appeal", { hidden: true, form: () => ({ text: "Look again." }) })(
    "its writer",
  ),

  "GET /desk": { who: "editors" },
  "GET /desk/comments": { who: "editors" },
  "GET /desk/articles": { who: "editors" },
  "GET /desk/articles/:id": at(({ article }) => `/desk/articles/${article}`)("editors"),
  "POST /desk/articles/:id": at(({ article }) => `/desk/articles/${article}`, {
    form: () => ({ do: "into", section: "us" }),
  })("editors"),
  "GET /desk/ranking": { who: "editors" },
  "GET /desk/readers": { who: "editors" },
  "GET /desk/readers/:id": at(({ stranger }) => `/desk/readers/${stranger}`)("editors"),
  "POST /desk/readers/:id": at(({ stranger }) => `/desk/readers/${stranger}`, {
    form: () => ({ do: "mute", days: "7" }),
  })("editors"),
  "POST /desk/readers/:id/role": at(({ stranger }) => `/desk/readers/${stranger}/role`, {
    form: () => ({ do: "make editor" }),
  })("owners"),
  "GET /desk/stories": { who: "editors" },
  "GET /desk/stories/:id": at(({ story }) => `/desk/stories/${story}`)("editors"),
  // What it does is tried where there are several reports: src/site/desk/stories.db.test.ts.
  "POST /desk/stories/:id": at(({ story }) => `/desk/stories/${story}`, {
    form: () => ({ do: "merge", other: "" }),
    idle: true,
  })("editors"),
  "POST /desk/comments": {
    who: "editors",
    form: ({ comment }) => ({ id: comment, verdict: "hide", reason: "spam" }),
  },
  "POST /desk/threads": {
    who: "editors",
    form: ({ article }) => ({ thread: `article/${article}`, do: "close", why: "Enough was said." }),
  },

  "GET /desk/sources": { who: "editors" },
  // Of no address: that an editor may try is what is asked.
  "POST /desk/sources/try": { who: "editors", idle: true, form: () => ({ url: "", section: "none" }) },
  "POST /desk/sources": {
    who: "editors",
    form: ({ comment }) => ({ url: `https://paper.example/${comment}.xml` }),
  },
  "GET /desk/sources/:id": at(({ source }) => `/desk/sources/${source}`)("editors"),
  "POST /desk/sources/:id": at(({ source }) => `/desk/sources/${source}`, {
    form: () => ({ do: "change", rights: "headline" }),
  })("editors"),
  "GET /desk/newsletters": { who: "editors" },
  "POST /desk/newsletters": { who: "editors", idle: true, form: () => ({ place: "" }) },
  "GET /desk/settings": { who: "editors" },
  "POST /desk/settings/policy": {
    who: "owners",
    form: () => ({ policy: '{"newWriters":{"first":0}}', do: "save" }),
  },
  "GET /desk/audit": { who: "editors" },

  // By the secret of the settings, and to nobody without one.
  "POST /mail/bounces": idle,
  "GET /api/*": at(() => "/api/v1/none")("everybody"),
  "OPTIONS /api/*": at(() => "/api/v1/articles", { idle: true })("everybody"),
  "GET /api/v1/articles": all,
  "GET /api/v1/articles/:id": at(({ article }) => `/api/v1/articles/${article}`)("everybody"),
  "GET /api/v1/stories/:id": at(({ story }) => `/api/v1/stories/${story}`)("everybody"),
  "GET /api/v1/editions/:subject": at(() => "/api/v1/editions/home")("everybody"),
  "GET /api/v1/places": all,
  "GET /api/v1/sources": all,
  "GET /api/v1/openapi.json": all,
  "GET /healthz": all,
  "GET /readyz": all,
  "GET /metrics": all,
};
