/** `<tw-kept>`: on the page shown offline, the articles kept on this device, and the way to be rid of them. */
import { CACHES, type KeptCopy, listKept } from "./kept.ts";

export class KeptList extends HTMLElement {
  connectedCallback(): void {
    void this.show();
  }

  private async show(): Promise<void> {
    const copies = "caches" in window ? await listKept(Date.now()) : [];
    if (copies.length === 0) return this.replaceChildren(made("p", "No article is kept on this device yet."));
    const groups = [
      { title: "Saved", copies: copies.filter((copy) => copy.as === "saved") },
      { title: "Read lately", copies: copies.filter((copy) => copy.as === "recent") },
    ].filter((group) => group.copies.length > 0);
    const remove = made("button", "Remove them from this device");
    remove.className = "button";
    remove.addEventListener("click", async () => {
      for (const name of Object.values(CACHES)) await caches.delete(name);
      await this.show();
    });
    this.replaceChildren(
      ...groups.flatMap((group) => [made("h2", group.title), list(group.copies)]),
      made("p", "", remove),
    );
  }
}

function list(copies: readonly KeptCopy[]): HTMLElement {
  const items = copies.map((copy) => {
    const link = made("a", copy.title || "An article");
    link.href = `/article/${copy.id}`;
    link.dir = "auto";
    return made("li", "", link, made("span", ` ${copy.publisher}, ${dayOf(copy.keptMs)}`));
  });
  return made("ul", "", ...items);
}

const dayOf = (ms: number): string =>
  new Date(ms).toLocaleDateString("en-US", { month: "long", day: "numeric" });

function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  ...children: Node[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.append(text, ...children);
  return element;
}
