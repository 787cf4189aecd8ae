/**
 * `<tw-save>`: around the form that saves an article. Posts it without leaving the page, shows the form the site
 * answers with, and has the article kept for reading offline.
 */
import { idIn, tellWorker } from "./messages.ts";

export class SaveButton extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("submit", (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || this.ariaBusy === "true") return;
      event.preventDefault();
      this.ariaBusy = "true";
      void this.send(form, event.submitter).finally(() => {
        this.ariaBusy = null;
      });
    });
  }

  private async send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const path = new URL(form.action).pathname;
    const id = idIn(path);
    try {
      const fields = new FormData(form, submitter);
      const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
      const answer = await fetch(form.action, { method: "POST", body });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const forms = [...page.querySelectorAll<HTMLFormElement>("tw-save form")];
      const next = forms.find((one) => idIn(new URL(one.action, location.href).pathname) === id);
      if (!answer.ok || !id) throw new Error("the site refused");
      const isSaved = next?.querySelector<HTMLInputElement>('[name="do"]')?.value === "unsave";
      tellWorker(isSaved ? { kind: "saved", ids: [id] } : { kind: "unsaved", id });
      // On the list of saved articles, one that is taken off it is no longer there.
      if (!next) return this.closest(".saved")?.remove();
      this.replaceChildren(document.adoptNode(next));
      this.querySelector("button")?.focus();
    } catch {
      // The plain way, which says what is wrong. Not through this element again.
      form.submit();
    }
  }
}
