/** `<tw-expand>`: around a link to the page with everything unfolded; opens and folds it all in place instead. */

const OPEN = "Expand all";
const FOLD = "Fold all";
/** What is read; menus stay as they are. */
const FOLDS = "main :is(.story, .comments) details:not(.mute)";

export class ExpandAll extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const folded = [...document.querySelectorAll<HTMLDetailsElement>(FOLDS)];
      const open = folded.some((one) => !one.open);
      for (const one of folded) one.open = open;
      link.textContent = open ? FOLD : OPEN;
    });
  }
}
