/**
 * `<tw-queue>`: around the form of the desk's comments. Goes through them by the keyboard, and sends what is decided without
 * leaving the page: decided comments go from the list, and the next one is at hand. Whatever fails is said, and all stays as it is.
 */
import { type Decided, sendDecision } from "./decision.ts";
import { areKeysOff, saveKeysOff } from "./queue-keys.ts";

const NONE = "Choose at least one comment.";
const WORDS: Readonly<Record<string, string>> = { show: "shown", hide: "hidden" };

class Queue extends HTMLElement {
  #isBusy = false;
  #at: HTMLElement | undefined;

  connectedCallback(): void {
    const keys = this.querySelector<HTMLInputElement>("[data-keys]");
    if (keys) {
      keys.checked = !areKeysOff();
      keys.onchange = () => saveKeysOff(!keys.checked);
    }
    this.querySelector("[data-all]")?.addEventListener("click", () => this.#chooseAll());
    this.addEventListener("focusin", ({ target }) => {
      this.#at = (target as Element).closest<HTMLElement>(".queue > li") ?? this.#at;
    });
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#decide(event.submitter as HTMLButtonElement);
    });
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented)
        return;
      if (keys?.checked && this.#press(event.key, event.target as Element)) event.preventDefault();
    });
  }

  get #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(".queue > li")];
  }
  get #hide(): HTMLDetailsElement | null {
    return this.querySelector(".decide details");
  }
  get #reason(): HTMLSelectElement | null {
    return this.querySelector("#reason");
  }

  /** True when the key was for us. */
  #press(key: string, target: Element): boolean {
    const isReason = target === this.#reason;
    if (!isReason && isField(target)) return false;
    if (this.#hide?.open) {
      if (/^[1-7]$/.test(key)) return this.#chooseReason(Number(key) - 1);
      if (key === "Enter" && isReason) return this.#submit("hide");
      if (key === "Escape") return this.#fold();
    }
    if (isReason) return false;
    switch (key) {
      case "j":
        return this.#go(1);
      case "k":
        return this.#go(-1);
      case "x":
        return this.#toggle();
      case "a":
        return this.#chooseAll();
      case "s":
        return this.#submit("show");
      case "h":
        return this.#unfold();
      case "?":
        return this.#explain();
      default:
        return false;
    }
  }

  #go(step: 1 | -1): boolean {
    const items = this.#items;
    const at = this.#at ? items.indexOf(this.#at) : -1;
    const to = at < 0 ? 0 : Math.min(Math.max(at + step, 0), items.length - 1);
    return this.#focus(items[to]);
  }

  #focus(item: HTMLElement | undefined): boolean {
    if (!item) return false;
    // The browser would bring the box alone into sight, not the words.
    boxOf(item)?.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    return true;
  }

  #toggle(): boolean {
    const box = this.#at && boxOf(this.#at);
    if (box) box.checked = !box.checked;
    return box !== undefined;
  }

  /** All, or none when all were. */
  #chooseAll(): boolean {
    const boxes = this.#items.flatMap((item) => boxOf(item) ?? []);
    const isAll = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !isAll;
    this.#say(isAll ? "None is chosen." : `${boxes.length} are chosen.`);
    return true;
  }

  #unfold(): boolean {
    if (!this.#hide) return false;
    this.#hide.open = true;
    // Beside the form that unfolds over the end of the page.
    this.#at?.scrollIntoView({ block: "start" });
    this.#reason?.focus({ preventScroll: true });
    return true;
  }

  #fold(): boolean {
    if (this.#hide) this.#hide.open = false;
    return this.#focus(this.#at);
  }

  #chooseReason(index: number): boolean {
    if (this.#reason) this.#reason.selectedIndex = index;
    return true;
  }

  #explain(): boolean {
    const about = this.querySelector<HTMLDetailsElement>(".keys");
    if (!about) return false;
    about.open = !about.open;
    if (about.open) about.querySelector("summary")?.focus();
    return true;
  }

  /** By a key: of the chosen ones, or else of the one that one is at. */
  #submit(verdict: "show" | "hide"): boolean {
    const button = this.querySelector<HTMLButtonElement>(`[name=verdict][value=${verdict}]`);
    const at = this.#at && boxOf(this.#at);
    if (at && this.#chosen.length === 0) at.checked = true;
    button?.form?.requestSubmit(button);
    return true;
  }

  get #chosen(): HTMLElement[] {
    return this.#items.filter((item) => boxOf(item)?.checked);
  }

  async #decide(button: HTMLButtonElement): Promise<void> {
    const { form } = button;
    const chosen = this.#chosen;
    if (!form || this.#isBusy) return;
    if (chosen.length === 0) {
      this.#say(NONE);
      return;
    }
    this.#isBusy = true;
    this.#say("");
    const sent = await sendDecision(form, new FormData(form, button));
    this.#isBusy = false;
    if (typeof sent === "string") this.#say(sent);
    else this.#settle(chosen, button.value, sent);
  }

  #settle(chosen: readonly HTMLElement[], verdict: string, page: Decided): void {
    const items = this.#items;
    const last = items.indexOf(chosen.at(-1) as HTMLElement);
    const isLeft = (item: HTMLElement) => !chosen.includes(item);
    const next = items.slice(last + 1).find(isLeft) ?? items.slice(0, last).findLast(isLeft);
    if (this.#hide) this.#hide.open = false;
    const statement = this.querySelector<HTMLTextAreaElement>("#statement");
    if (statement) statement.value = "";
    if (this.#reason) this.#reason.selectedIndex = 0;
    for (const item of chosen) {
      if (this.hasAttribute("data-stays")) mark(item, WORDS[verdict] ?? "");
      else item.remove();
    }
    const { count, tabs } = page;
    // How many wait now.
    document.querySelectorAll(".comment-orders a").forEach((tab, i) => {
      tab.textContent = tabs[i] ?? tab.textContent;
    });
    const said =
      count === 1
        ? `One comment was decided. It is ${WORDS[verdict]}.`
        : `${count} comments were decided. They are ${WORDS[verdict]}.`;
    const to = this.hasAttribute("data-stays") ? (next ?? chosen.at(-1)) : next;
    this.#say(to ? said : `${said} Nothing is left on this page.`);
    if (!this.#focus(to)) this.#end();
  }

  #end(): void {
    this.#at = undefined;
    const more = this.querySelector<HTMLElement>("[data-more]");
    if (!more) return;
    more.hidden = false;
    more.querySelector("a")?.focus();
  }

  #say(words: string): void {
    const line = this.querySelector("[role=status]");
    if (line) line.textContent = words;
  }
}

/** In a list that holds what was decided too. */
function mark(item: HTMLElement, state: string): void {
  const box = boxOf(item);
  if (box) box.checked = false;
  const shown = item.querySelector(".state");
  if (!shown) return;
  shown.className = `state ${state}`;
  shown.textContent = state;
}

const boxOf = (item: HTMLElement): HTMLInputElement | undefined =>
  item.querySelector<HTMLInputElement>("input[name=id]") ?? undefined;

const isField = (target: Element): boolean =>
  target.matches("textarea, select, input:not([type=checkbox]), [contenteditable]");

customElements.define("tw-queue", Queue);
