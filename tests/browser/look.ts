/**
 * Everything that is asked of a page, in two loads: on a phone, then on a desk. Whatever it finds is given back beside
 * what a good page gives, so that a test is one comparison.
 */
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { type Seen, withPage } from "./browser.ts";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
const MAX_REQUESTS = 20;

/** What is looked at with nothing to say against it. */
export const GOOD = {
  shift: 0,
  manyRequests: [] as string[],
  elsewhere: [] as string[],
  errors: [] as string[],
  violations: [] as string[],
  width: NARROW.width,
};

export type Looked = typeof GOOD;

export async function lookAt(
  browser: Browser,
  url: string,
  { missing = false }: { missing?: boolean } = {},
): Promise<Looked> {
  return withPage(browser, {}, (page, seen) => lookAtPage(page, seen, url, { missing }));
}

/** The same in a window that is open: one in which somebody is signed in. */
export async function lookAtPage(
  page: Page,
  seen: Seen,
  url: string,
  { missing = false }: { missing?: boolean } = {},
): Promise<Looked> {
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: "light" });
  seen.requests.splice(0);
  await page.goto(url);
  const onPhone = await settle(page, seen);
  seen.requests.splice(0);
  await page.setViewportSize(DESK);
  await page.reload();
  const onDesk = await settle(page, seen);
  const errors = seen.errors.filter((error) => !missing || !error.includes("404"));
  await page.evaluate(axe.source);
  const light = await findViolations(page, "{}");
  // Of the rules only those about colors can answer otherwise in the dark.
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))");
  const dark = await findViolations(page, "{ runOnly: ['color-contrast', 'link-in-text-block'] }");
  await page.setViewportSize(NARROW);
  return {
    shift: onPhone.shift + onDesk.shift,
    manyRequests: [onPhone.requests, onDesk.requests].find((all) => all.length > MAX_REQUESTS) ?? [],
    elsewhere: [...onPhone.elsewhere, ...onDesk.elsewhere],
    errors,
    violations: [...light, ...dark.map((one) => `dark: ${one}`)],
    width: await page.evaluate<number>("document.documentElement.scrollWidth"),
  };
}

/** Has all of the page arrive, its end and every picture too, and says what it asked for and how much of it moved. */
async function settle(page: Page, seen: Seen) {
  await page.evaluate(
    "window.scrollTo(0, document.body.scrollHeight), Promise.all([...document.images].map((image) => { image.loading = 'eager'; return image.decode(); }))",
  );
  const shift = await shiftOf(page);
  const requests = [...seen.requests];
  const origin = new URL(page.url()).origin;
  return { shift, requests, elsewhere: requests.filter((url) => new URL(url).origin !== origin) };
}

/** Cumulative layout shift of the page so far. */
export const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(
    "new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => resolve(0), 200))",
  );

/** Run through the debugger's door, which the page's own policy does not close; with everything unfolded. */
const findViolations = (page: Page, options: string): Promise<string[]> =>
  page.evaluate(
    `document.querySelectorAll('details').forEach((one) => { one.open = true }), axe.run(${options}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | ')))`,
  );
