/** Which format a document is in, told from its root; namespaces and version attributes tell its kin apart. */
import type { WireFormat } from "../shapes.ts";
import { attribute, type Element } from "../xml/element.ts";

/** `containers` are the elements around the items, outermost first. */
export function formatOf(containers: readonly Element[]): WireFormat {
  const [root] = containers;
  const marks = (root?.attributes ?? []).join(" ").toLowerCase();
  switch (root?.name) {
    case "feed":
    case "entry":
      return marks.includes("purl.org/atom/ns#") || marks.includes("version 0.") ? "atom-0.3" : "atom-1.0";
    case "rdf:rdf":
    case "rdf":
      return marks.includes("netscape.com/rdf/simple/0.9") ? "rss-0.90" : "rss-1.0";
    case "rss": {
      const version = attribute(root, "version")?.trim() ?? "";
      if (version.startsWith("0.90")) return "rss-0.90";
      return version.startsWith("0.") ? "rss-0.9x" : "rss-2.0";
    }
    case "channel":
      return ["href", "base", "lastmod", "self"].some((name) => attribute(root, name) !== undefined)
        ? "cdf"
        : "rss-2.0";
    default:
      return "rss-2.0";
  }
}
