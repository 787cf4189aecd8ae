/**
 * What the pages load beside their markup, once: small elements that improve what works without them, and the
 * service worker for reading offline.
 */
import { AppLink } from "./app-link.ts";
import { ExpandAll } from "./expand-all.ts";
import { KeptList } from "./kept-list.ts";
import { idIn, tellWorker } from "./messages.ts";
import { NearestPlace } from "./nearest-place.ts";
import { Notices } from "./notices.ts";
import { SaveButton } from "./save-button.ts";

customElements.define("tw-app", AppLink);
customElements.define("tw-expand", ExpandAll);
customElements.define("tw-kept", KeptList);
customElements.define("tw-nearest", NearestPlace);
customElements.define("tw-notices", Notices);
customElements.define("tw-save", SaveButton);

/** Runs when a person looks at the page: pages are also made ahead of a click that may never come. */
function whenShown(work: () => void): void {
  if ("prerendering" in document && document.prerendering)
    document.addEventListener("prerenderingchange", work, { once: true });
  else if (document.readyState === "complete") work();
  else addEventListener("load", work, { once: true });
}

whenShown(() => {
  // Absent where the connection is not secure; the news is there all the same.
  if (!("serviceWorker" in navigator)) return;
  void navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  const opened = idIn(location.pathname);
  if (opened && document.querySelector("main article.story")) tellWorker({ kind: "opened", id: opened });
  const list = location.pathname === "/saved" && document.querySelector("main .listing");
  if (list) {
    const forms = [...list.querySelectorAll<HTMLFormElement>("tw-save form")];
    tellWorker({ kind: "listed", ids: forms.flatMap((form) => idIn(new URL(form.action).pathname) ?? []) });
  }
});
