/**
 * `<tw-thread>`: at the end of the comments of a page. Sends their forms without leaving the page, opens forms where they
 * are asked for, keeps drafts on this device, and brings in what others write: under a button, so that nothing moves
 * while it is read. Whatever fails is said, and what was written stays.
 */
import { dropOldDrafts, forgetDraft, keepDraft, showDraft } from "./drafts.ts";
import type { Answered, Told, ToldComment } from "./told.ts";

const IN_PLACE = /^\/comments\/[0-9a-z]{16}\/(reply|edit|delete|report|appeal)$/;
const AGAIN_MS = 60_000;
const FAILED = "That did not arrive. Please try again.";

class Thread extends HTMLElement {
  #known = this.dataset.after ?? "";
  #source: EventSource | undefined;
  #tries = 0;
  #isBehind = false;
  readonly #waiting = new Map<string, ToldComment>();
  readonly #button = document.createElement("button");
  readonly #section: HTMLElement = this.parentElement ?? this;

  connectedCallback(): void {
    const section = this.#section;
    this.#button.className = "button";
    this.#button.onclick = () => this.#show();
    dropOldDrafts();
    for (const form of section.querySelectorAll<HTMLFormElement>(".comment-form")) showDraft(form);
    section.addEventListener("submit", (event) => {
      const form = event.target as HTMLFormElement;
      if (form.matches(".close-form")) return;
      event.preventDefault();
      void this.#send(form, event.submitter as HTMLButtonElement);
    });
    section.addEventListener("input", (event) => {
      const { form } = event.target as HTMLTextAreaElement;
      if (!form?.matches(".comment-form")) return;
      // Other words are asked about anew.
      form.querySelector("[name=confirmed]")?.remove();
      keepDraft(form);
    });
    section.addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      if (!IN_PLACE.test(link.pathname)) return;
      event.preventDefault();
      void this.#open(link);
    });
    document.addEventListener("visibilitychange", () => this.#follow());
    // A page that is left is kept whole by the browser only if it has no connection.
    addEventListener("pagehide", () => this.#rest());
    addEventListener("pageshow", () => this.#follow());
    this.#follow();
  }

  /** Only while it is looked at. */
  #follow(): void {
    if (document.hidden) this.#rest();
    if (document.hidden || this.#source) return;
    const source = new EventSource(
      `/comments/live?thread=${this.dataset.thread}&after=${encodeURIComponent(this.#known)}`,
    );
    this.#source = source;
    source.onmessage = ({ data, lastEventId }) => {
      this.#tries = 0;
      this.#known = lastEventId;
      this.#take(JSON.parse(data) as Told);
    };
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED || this.#source !== source) return;
      this.#rest();
      this.#tries += 1;
      setTimeout(() => this.#follow(), AGAIN_MS * this.#tries);
    };
  }

  #rest(): void {
    this.#source?.close();
    this.#source = undefined;
  }

  #take({ title, comments, isTooMuch }: Told): void {
    const heading = this.#section.querySelector("h2");
    if (heading) heading.textContent = title;
    this.#isBehind ||= isTooMuch === true;
    for (const one of comments) {
      this.#waiting.delete(one.id);
      if (one.isOwn || one.isGone) this.#put(one);
      else this.#waiting.set(one.id, one);
    }
    const count = [...this.#waiting.keys()].filter((id) => !at(id)).length;
    const changed = this.#waiting.size - count;
    const words = this.#isBehind
      ? "Many new comments"
      : count > 0
        ? `${count} new comment${count > 1 ? "s" : ""}`
        : `${changed} changed comment${changed > 1 ? "s" : ""}`;
    if (this.#waiting.size > 0 || this.#isBehind) {
      if (this.#button.textContent !== words) this.#button.textContent = words;
      this.append(this.#button);
    } else this.#button.remove();
  }

  /** All that waited, and on to the first of it. */
  #show(): void {
    if (this.#isBehind) location.reload();
    const shown = [...this.#waiting.values()].map((one) => this.#put(one));
    this.#waiting.clear();
    this.#button.remove();
    focusOn(shown[0]);
  }

  /** Puts a comment where it belongs, or in the place of what it was. What is gone keeps its room. */
  #put({ id, parent, isGone, html }: ToldComment): HTMLElement | undefined {
    const old = at(id);
    if (isGone && !old) return undefined;
    const made = document.createElement("template");
    made.innerHTML = html || '<article class="note">This comment is no longer shown.</article>';
    const comment = made.content.firstElementChild as HTMLElement;
    if (old?.isEqualNode(comment)) return old;
    if (old && isGone) {
      comment.id = old.id;
      comment.style.minHeight = `${old.offsetHeight}px`;
    }
    if (old) old.replaceWith(comment);
    else {
      const item = document.createElement("li");
      item.append(comment);
      const above = parent && at(parent)?.parentElement;
      const lists = [
        ...(above || this.#section).querySelectorAll<HTMLElement>(
          ":scope > .thread, :scope > details > .thread",
        ),
      ];
      const isNewest = !above && this.dataset.order === "newest";
      const list = (isNewest ? lists[0] : lists.at(-1)) ?? this.#begin(above || undefined);
      if (isNewest) list.prepend(item);
      else list.append(item);
    }
    for (let fold = comment.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
      fold.open = true;
    return comment;
  }

  #begin(above: HTMLElement | undefined): HTMLElement {
    const list = document.createElement("ol");
    list.className = "thread";
    if (above) above.append(list);
    else this.before(list);
    return list;
  }

  /** The form behind a link, under the comment it is about. */
  async #open(link: HTMLAnchorElement): Promise<void> {
    const comment = link.closest<HTMLElement>(".comment");
    const before = comment?.nextElementSibling;
    if (before?.matches(".in-place")) before.remove();
    const box = document.createElement("div");
    box.className = "in-place";
    comment?.after(box);
    try {
      const answer = await fetch(link.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const form = page.querySelector<HTMLFormElement>(".write .comment-form");
      if (!form || answer.redirected) throw new Error("no form");
      const why = page.querySelector(".write .standfirst");
      box.append(...(why ? [why] : []), form);
      for (const label of form.querySelectorAll("label")) {
        const field = form.querySelector<HTMLElement>(`#${label.htmlFor}`);
        label.htmlFor += link.pathname;
        if (field) field.id = label.htmlFor;
      }
      showDraft(form);
      form.querySelector<HTMLElement>("textarea, select, button")?.focus();
    } catch {
      // The plain way, which leads to where one signs in, or says what is wrong.
      location.assign(link.href);
    }
  }

  async #send(form: HTMLFormElement, submitter: HTMLButtonElement): Promise<void> {
    if (form.ariaBusy) return;
    form.ariaBusy = "true";
    const body = new URLSearchParams(new FormData(form, submitter) as unknown as Record<string, string>);
    const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } })
      .then((response) => response.json() as Promise<Answered>)
      .catch(() => ({ kind: "refused", why: FAILED }) as const);
    form.ariaBusy = null;
    if (answer.kind !== "done") return say(form, answer);
    const { comment, once } = answer;
    forgetDraft(form);
    say(form);
    const place = [...form.querySelectorAll("button")].indexOf(submitter);
    const inPlace = form.closest(".in-place");
    this.#waiting.delete(comment.id);
    const shown = this.#put(comment);
    if (inPlace) inPlace.remove();
    else if (form.matches(".comment-form")) {
      form.reset();
      const field = form.querySelector<HTMLInputElement>("[name=once]");
      if (field) field.value = once;
    }
    // A vote: the button that was pressed stands there anew.
    const again = shown?.querySelectorAll<HTMLElement>(".votes button")[place];
    if (form.matches(".votes")) again?.focus();
    else focusOn(shown);
  }
}

const at = (id: string): HTMLElement | null => document.getElementById(`comment-${id}`);

function focusOn(comment: HTMLElement | undefined): void {
  if (!comment) return;
  comment.tabIndex = -1;
  comment.focus({ preventScroll: true });
  comment.scrollIntoView({ block: "nearest" });
}

/** What came of it, under the form; to be sent again as it is where it was asked about. */
function say(form: HTMLFormElement, answer?: Exclude<Answered, { kind: "done" }>): void {
  form.querySelector("[role=alert]")?.remove();
  form.querySelector("[name=confirmed]")?.remove();
  if (!answer) return;
  const line = document.createElement("p");
  line.className = "own-state";
  line.role = "alert";
  line.textContent = answer.why;
  if (answer.signIn) {
    const link = document.createElement("a");
    link.href = answer.signIn;
    link.textContent = "Sign in";
    line.append(" ", link);
  }
  form.append(line);
  if (answer.kind !== "ask") return;
  const confirmed = document.createElement("input");
  confirmed.type = "hidden";
  confirmed.name = "confirmed";
  confirmed.value = "1";
  form.append(confirmed);
}

customElements.define("tw-thread", Thread);
