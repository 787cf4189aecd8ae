/** The sample's small text notation (see `town/publisher.ts`) as blocks, HTML and plain words. */

export type Block =
  | { kind: "paragraph" | "heading" | "quote"; text: string }
  | { kind: "list"; items: string[] };

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text made safe for XML and HTML, in elements and in quoted attributes. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);

/** A CDATA section; the one sequence that would end it early is split over two sections. */
export const cdata = (text: string): string => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;

export function parseBlocks(body: string): Block[] {
  return body
    .trim()
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .map((part): Block => {
      if (part.startsWith("## ")) return { kind: "heading", text: part.slice(3) };
      if (part.startsWith("> ")) return { kind: "quote", text: part.slice(2) };
      if (part.startsWith("- "))
        return { kind: "list", items: part.split(/\n- /).map((line) => line.replace(/^- /, "")) };
      return { kind: "paragraph", text: part.replace(/\s*\n\s*/g, " ") };
    });
}

/** HTML of the blocks, one element a line; valid as XHTML too. */
export const blocksToHtml = (blocks: readonly Block[]): string => blocks.map(blockToHtml).join("\n");

function blockToHtml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h2>${escapeMarkup(block.text)}</h2>`;
    case "quote":
      return `<blockquote><p>${escapeMarkup(block.text)}</p></blockquote>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escapeMarkup(item)}</li>`).join("")}</ul>`;
    case "paragraph":
      return `<p>${escapeMarkup(block.text)}</p>`;
  }
}

/** The words alone, blocks parted by an empty line. */
export const blocksToText = (blocks: readonly Block[]): string =>
  blocks.map((block) => (block.kind === "list" ? block.items.join("\n") : block.text)).join("\n\n");

const DAY_MS = 86_400_000;
const NEW_YORK = { timeZone: "America/New_York" } as const;

/** Puts weekdays and dates, counted from publication, in place of `{day-1}` and `{date+12}`. */
export function fillDates(text: string, published: Date): string {
  return text.replace(/\{(day|date)([+-]\d+)\}/g, (_, kind: string, days: string) => {
    const day = new Date(published.getTime() + Number(days) * DAY_MS);
    return kind === "day"
      ? day.toLocaleDateString("en-US", { ...NEW_YORK, weekday: "long" })
      : day.toLocaleDateString("en-US", { ...NEW_YORK, month: "long", day: "numeric" });
  });
}
