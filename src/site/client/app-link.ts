/**
 * `<tw-app>`: the way to the app, shown only where it leads somewhere: where this site can be installed, or where
 * the operator's own app is. A reader who does not want it is not asked again.
 */

/** Chromium's event; not in TypeScript's library. https://www.w3.org/TR/manifest-incubations/#beforeinstallpromptevent-interface */
type InstallEvent = Event & { prompt(): Promise<{ outcome: "accepted" | "dismissed" }> };
type RelatedApps = { getInstalledRelatedApps?(): Promise<readonly { platform: string; id?: string }[]> };

const DISMISSED = "app-dismissed";

let canInstall: InstallEvent | undefined;
addEventListener("beforeinstallprompt", (event) => {
  canInstall = event as InstallEvent;
  for (const link of document.querySelectorAll<AppLink>("tw-app")) link.offerInstall?.();
});

export class AppLink extends HTMLElement {
  connectedCallback(): void {
    if (isInside() || isDismissed()) return;
    if (canInstall) this.offerInstall();
    void this.offerNative();
  }

  offerInstall(): void {
    const event = canInstall;
    if (!event || isInside() || isDismissed() || this.childElementCount > 0) return;
    const button = document.createElement("button");
    button.textContent = "Install the app";
    button.addEventListener("click", async () => {
      canInstall = undefined;
      this.replaceChildren();
      await event.prompt();
    });
    this.show(button);
  }

  /** Android tells whether the operator's app is installed; a link by its package opens this very page in it. */
  private async offerNative(): Promise<void> {
    const name = this.dataset.android;
    const apps = name ? ((await (navigator as RelatedApps).getInstalledRelatedApps?.()) ?? []) : [];
    if (!name || !apps.some((app) => app.platform === "play" && app.id === name)) return;
    const link = document.createElement("a");
    link.textContent = "Open in App";
    link.href = `intent://${location.host}${location.pathname}#Intent;scheme=https;package=${name};end`;
    this.show(link);
  }

  private show(way: HTMLElement): void {
    const close = document.createElement("button");
    close.textContent = "×";
    close.ariaLabel = "Do not offer the app again";
    close.addEventListener("click", () => {
      this.replaceChildren();
      remember(DISMISSED);
    });
    this.replaceChildren(way, close);
  }
}

const isInside = (): boolean => matchMedia("(display-mode: standalone)").matches;

// A browser may refuse to keep anything: then it is only forgotten.
function isDismissed(): boolean {
  try {
    return localStorage.getItem(DISMISSED) !== null;
  } catch {
    return false;
  }
}

function remember(name: string): void {
  try {
    localStorage.setItem(name, "1");
  } catch {
    return;
  }
}
