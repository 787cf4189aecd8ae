import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listenForNotices, type NoticeScope, readNotice } from "./worker-notices.ts";

describe("what the site sent", () => {
  test("is shown as it is", () => {
    const notice = { title: "Bridge opens", body: "The Post", url: "/article/1/bridge", tag: "s1" };
    expect(readNotice(`${JSON.stringify(notice)}   `)).toEqual(notice);
  });

  test("leads to a page of this site, whatever it is, and always says something", () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom("//evil.example", "/\\evil.example", "javascript:x", null, 1),
    );
    const text = fc.oneof(
      fc.string(),
      fc
        .record({ title: value, body: value, url: value, tag: value }, { requiredKeys: [] })
        .map((one) => JSON.stringify(one)),
    );
    fc.assert(
      fc.property(fc.option(text, { nil: undefined }), (given) => {
        const { title, url } = readNotice(given);
        expect(title).not.toBe("");
        expect(new URL(url, "https://town.example").origin).toBe("https://town.example");
      }),
    );
  });
});

/** A service worker's scope with one window, whose listeners can be called. */
function makeScope() {
  const listeners = new Map<string, (event: never) => void>();
  const shown: unknown[] = [];
  const opened: string[] = [];
  const scope = {
    addEventListener: (name: string, listener: (event: never) => void) => void listeners.set(name, listener),
    registration: { showNotification: async (...all: unknown[]) => void shown.push(all) },
    clients: {
      matchAll: async () => [
        { url: "https://town.example/local", focus: async () => void opened.push("focus") },
      ],
      openWindow: async (url: string) => void opened.push(url),
    },
  };
  listenForNotices(scope as unknown as NoticeScope);
  const dispatch = async (name: string, event: object) => {
    const works: Promise<unknown>[] = [];
    listeners.get(name)?.({ ...event, waitUntil: (work: Promise<unknown>) => works.push(work) } as never);
    await Promise.all(works);
  };
  return { shown, opened, dispatch };
}

describe("a service worker", () => {
  test("shows a message, also one that it cannot read", async () => {
    const { shown, dispatch } = makeScope();
    const notice = { title: "Bridge opens", body: "The Post", url: "/article/1/bridge", tag: "s1" };
    await dispatch("push", { data: { text: () => JSON.stringify(notice) } });
    await dispatch("push", { data: null });
    expect(shown).toEqual([
      ["Bridge opens", { body: "The Post", tag: "s1", icon: "/icon-192.png", data: "/article/1/bridge" }],
      ["News from your places", expect.objectContaining({ data: "/local" })],
    ]);
  });

  test("opens the page of a notice that is chosen, or the window that shows it already", async () => {
    const { opened, dispatch } = makeScope();
    const click = (data: unknown) => dispatch("notificationclick", { notification: { data, close() {} } });
    await click("/article/1/bridge");
    await click("/local");
    await click("https://evil.example/");
    expect(opened).toEqual(["/article/1/bridge", "focus", "focus"]);
  });
});
