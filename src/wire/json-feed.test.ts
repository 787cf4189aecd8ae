import { describe, expect, it } from "vitest";
import { parseWire } from "./wire.ts";

const read = (text: string) => parseWire(Buffer.from(text), { url: "https://a.example/feed.json" });
const VERSION = "https://jsonfeed.org/version/1.1";

describe("a JSON Feed", () => {
  it("gives feed and items, addresses absolute, texts safe", () => {
    const feed = {
      version: VERSION,
      title: "T",
      home_page_url: "/",
      description: "a < b",
      language: "en",
      icon: "/i.png",
      hubs: [{ type: "WebSub", url: "https://hub.example/" }],
      authors: [{ name: "Ann", url: "https://ann.example/" }],
      items: [
        {
          id: 7,
          url: "/7",
          title: "Seven",
          content_html: "<p onclick=x>a</p><script>b</script>",
          summary: "s & s",
          image: "/7.jpg",
          date_published: "2025-01-06T10:00:00Z",
          date_modified: "nonsense",
          author: { name: "Old" },
          tags: ["local", 3, "local"],
          attachments: [{ url: "/7.mp3", mime_type: "audio/mpeg", size_in_bytes: 9 }, { url: "::" }, "x"],
        },
        "not an item",
        { id: "8", content_text: "One.\n\nTwo <b>" },
      ],
    };
    expect(read(JSON.stringify(feed))).toMatchObject({
      ok: true,
      format: "json-feed-1.1",
      feed: {
        title: "T",
        link: "https://a.example/",
        description: "a &lt; b",
        image: "https://a.example/i.png",
        hub: "https://hub.example/",
        authors: [{ name: "Ann", url: "https://ann.example/" }],
      },
      entries: [
        {
          id: "7",
          link: "https://a.example/7",
          content: "<p>a</p>",
          summary: "s &amp; s",
          image: "https://a.example/7.jpg",
          published: new Date("2025-01-06T10:00:00Z"),
          updated: undefined,
          authors: [{ name: "Old" }],
          tags: [{ term: "local" }],
        },
        { id: "8", content: "<p>One.</p>\n<p>Two &lt;b&gt;</p>" },
      ],
    });
  });

  it("keeps the whole items of one that was cut or misspelt", () => {
    const whole = `{"version":"${VERSION}","title":"T","items":[{"id":"1","title":"a \\"]}{ b"},{"id":"2"}`;
    for (const end of [',{"id":"3","tit', ",]}", "", ",{bad},{"])
      expect(read(whole + end)).toMatchObject({
        ok: true,
        feed: { title: "T" },
        entries: [{ id: "1", title: 'a "]}{ b' }, { id: "2" }],
      });
  });

  it("says how many items a limit left out", () => {
    const text = JSON.stringify({
      version: VERSION,
      items: Array.from({ length: 5 }, (_, i) => ({ id: String(i) })),
    });
    const wire = parseWire(Buffer.from(text), { url: "", limits: { items: 2 } });
    expect(wire).toMatchObject({
      ok: true,
      truncated: "Only the first 2 items were read; 3 more were left out.",
    });
  });
});
