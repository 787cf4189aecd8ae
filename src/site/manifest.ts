/** What a browser is told to install the site as an app, and which pages it may fetch ahead. */
import type { NativeApps } from "#config/native-apps.ts";
import { SECTIONS } from "#config/sections.ts";
import { ICON_FILES } from "./icon.ts";
import { PAPER } from "./styles.ts";

/** Web App Manifest, https://www.w3.org/TR/appmanifest/ and https://www.w3.org/TR/manifest-app-info/. */
export function makeManifest(town: string, apps: NativeApps): object {
  const files = Object.entries(ICON_FILES).filter(([, { purpose }]) => purpose !== undefined);
  const icons = files.map(([name, { size, purpose }]) => ({
    src: `/${name}`,
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose,
  }));
  const shortcuts = [
    { name: "Local news", short_name: "Local", url: "/local" },
    { name: "Saved articles", short_name: "Saved", url: "/saved" },
    { name: "Search the news", short_name: "Search", url: "/search" },
  ];
  return {
    id: "/",
    name: town,
    short_name: town.length <= 12 ? town : (town.split(" ")[0] ?? town).slice(0, 12),
    description: `Local news of ${town}, from the publishers that reported it.`,
    lang: "en",
    dir: "ltr",
    start_url: "/?app",
    scope: "/",
    display: "standalone",
    launch_handler: { client_mode: ["navigate-existing", "auto"] },
    theme_color: PAPER.light,
    background_color: PAPER.light,
    categories: ["news"],
    icons,
    shortcuts: shortcuts.map((shortcut) => ({ ...shortcut, icons: icons.slice(0, 1) })),
    share_target: {
      action: "/share",
      method: "GET",
      enctype: "application/x-www-form-urlencoded",
      params: { title: "title", text: "text", url: "url" },
    },
    ...(apps.android
      ? {
          related_applications: [{ platform: "play", id: apps.android.package }],
          prefer_related_applications: false,
        }
      : {}),
  };
}

/** Pages that do something, are one reader's own, or are asked by words: never fetched before they are wanted. */
const NEVER = [
  "/saved",
  "/saved/*",
  "/choices",
  "/choices/*",
  "/search",
  "/search?*",
  "/sign-in",
  "/sign-in/*",
  "/account",
  "/account/*",
  "/comments",
  "/comments/*",
  "/desk",
  "/desk/*",
  "/share?*",
];

/**
 * Speculation rules, https://wicg.github.io/nav-speculation/: articles and stories are drawn ahead, listings fetched
 * ahead, once a pointer rests on the link.
 */
export function makeSpeculationRules(): object {
  const listings = ["/", "/local/*", "/publisher/*", ...SECTIONS.map(({ slug }) => `/${slug}`)];
  const rule = (paths: readonly string[]) => ({
    where: {
      and: [
        { href_matches: paths },
        { not: { href_matches: NEVER } },
        { not: { selector_matches: "[rel~=nofollow], [download], [target=_blank]" } },
      ],
    },
    eagerness: "moderate",
  });
  return { prerender: [rule(["/article/*", "/story/*"])], prefetch: [rule(listings)] };
}
