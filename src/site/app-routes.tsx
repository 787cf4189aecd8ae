/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * The addresses of the app: what installs it, what it keeps for reading offline, and the ways into it. Nothing here
 * depends on who asks. Mount it before the pages.
 */
import { Hono } from "hono";
import { findByUrl } from "#articles/find-by-url.ts";
import { findArticle } from "#articles/read.ts";
import { findWithdrawn } from "#articles/withdraw.ts";
import { NO_APPS } from "#config/native-apps.ts";
import { articlePath } from "./addresses.ts";
import { answer, answerElsewhere, answerPage, answerText } from "./answers.ts";
import { answerAsset, makeAsset } from "./assets.ts";
import { FACTS_HEADER, packFacts } from "./client/kept.ts";
import {
  ACCOUNT,
  ACCOUNT_PATH,
  CLIENT,
  CLIENT_PATH,
  OFFLINE_PATH,
  PASSKEYS,
  PASSKEYS_PATH,
  QUEUE,
  QUEUE_PATH,
  THREAD,
  THREAD_PATH,
  WORKER,
} from "./client-bundle.ts";
import { findIconFile, makeIcon } from "./icon.ts";
import { makeManifest, makeSpeculationRules } from "./manifest.ts";
import { openNearTable } from "./near-towns.ts";
import { ArticlePage } from "./pages/article.tsx";
import { OfflinePage, SharePage } from "./pages/offline.tsx";
import { answerMissing, answerWithdrawn } from "./problems.tsx";
import { parseShare } from "./share.ts";
import { OWN_STYLES, OWN_STYLES_PATH, STYLES, STYLES_PATH } from "./styles.ts";
import { makeView, plainView, type SiteNeeds, townOf } from "./view.ts";
import { NOBODY } from "./who.ts";

const SCRIPT = "text/javascript; charset=utf-8";
const asJson = (value: object): string => JSON.stringify(value);

export function makeAppRoutes(needs: SiteNeeds): Hono {
  const { db, apps = NO_APPS } = needs;
  const routes = new Hono();
  const assets = {
    [STYLES_PATH]: makeAsset(STYLES, "text/css; charset=utf-8", "forever"),
    [OWN_STYLES_PATH]: makeAsset(OWN_STYLES, "text/css; charset=utf-8", "forever"),
    [CLIENT_PATH]: makeAsset(CLIENT, SCRIPT, "forever"),
    [PASSKEYS_PATH]: makeAsset(PASSKEYS, SCRIPT, "forever"),
    [ACCOUNT_PATH]: makeAsset(ACCOUNT, SCRIPT, "forever"),
    [QUEUE_PATH]: makeAsset(QUEUE, SCRIPT, "forever"),
    [THREAD_PATH]: makeAsset(THREAD, SCRIPT, "forever"),
    // The browser asks for it by itself, and compares.
    "/sw.js": makeAsset(WORKER, SCRIPT, "page"),
    "/manifest.webmanifest": makeAsset(
      asJson(makeManifest(townOf(needs), apps)),
      "application/manifest+json",
      "page",
    ),
    "/speculation-rules.json": makeAsset(
      asJson(makeSpeculationRules()),
      "application/speculationrules+json",
      "page",
    ),
  };
  for (const [path, asset] of Object.entries(assets)) routes.get(path, (c) => answerAsset(c, asset));

  routes.get("/:file{[a-z0-9-]+\\.png}", async (c, next) => {
    const file = findIconFile(c.req.param("file"));
    if (!file) return next();
    return answer(c, { body: await makeIcon(file), type: "image/png", age: "day" });
  });

  const nearTable = openNearTable(needs);
  routes.get("/places/near.bin", async (c) => answerAsset(c, await nearTable()));

  routes.get(OFFLINE_PATH, (c) => answerPage(c, <OfflinePage view={plainView(needs, NOBODY)} />));

  // An article as anybody may keep it: whole, with nothing around it that changes, and dates instead of ages.
  routes.get("/kept/:id", async (c) => {
    const article = await findArticle(db, c.req.param("id"));
    const withdrawn = article ? undefined : await findWithdrawn(db, c.req.param("id"));
    if (withdrawn) return answerWithdrawn(needs, c, withdrawn);
    if (!article) return answerMissing(needs, c);
    const view = { ...(await makeView(needs, NOBODY, [article])), isExpanded: true, isKept: true };
    const facts = packFacts({ title: article.title, publisher: article.publisher.name });
    return answerPage(c, <ArticlePage view={view} article={article} changes={[]} beside={NOTHING_BESIDE} />, {
      headers: { [FACTS_HEADER]: facts },
    });
  });

  // Other apps share to us: the article here, when a publisher's address is shared.
  routes.get("/share", async (c) => {
    const share = parseShare(c.req.query(), needs.publicUrl);
    if (share.kind === "own") return answerElsewhere(share.path);
    const id = share.url && (await findByUrl(db, share.url));
    const article = id ? await findArticle(db, id) : undefined;
    if (article) return answerElsewhere(articlePath(article));
    return answerPage(
      c,
      <SharePage view={plainView(needs, NOBODY)} url={share.url?.href} words={share.words} />,
    );
  });

  routes.get("/.well-known/assetlinks.json", (c) => {
    if (!apps.android) return answerText(c, "This site has no app for Android.\n", 404);
    const { package: name, fingerprints } = apps.android;
    const target = { namespace: "android_app", package_name: name, sha256_cert_fingerprints: fingerprints };
    const links = [{ relation: ["delegate_permission/common.handle_all_urls"], target }];
    return answer(c, { body: asJson(links), type: "application/json" });
  });

  routes.get("/.well-known/apple-app-site-association", (c) => {
    if (!apps.ios) return answerText(c, "This site has no app for iOS.\n", 404);
    const details = [{ appIDs: [apps.ios.id], components: IOS_COMPONENTS }];
    return answer(c, { body: asJson({ applinks: { details } }), type: "application/json" });
  });

  return routes;
}

const NOTHING_BESIDE = { reports: [], sameStory: [], original: undefined };

/** https://developer.apple.com/documentation/bundleresources/applinks: what the app need not know comes first. */
const IOS_COMPONENTS = [
  { "/": "/desk/*", exclude: true, comment: "The editors' side is for browsers." },
  { "/": "/article/*" },
  { "/": "/story/*" },
  { "/": "/local/*" },
];
