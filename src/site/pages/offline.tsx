/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What the app shows without a network, and for a shared address that is no article here. */
import { searchPath, webAddress } from "../addresses.ts";
import { OFFLINE_PATH } from "../client-bundle.ts";
import { Layout } from "../parts/layout.tsx";
import { OutLink } from "../parts/out-link.tsx";
import type { View } from "../view.ts";

/** The list is made on the device, which alone knows what is kept there. */
export function OfflinePage({ view }: { view: View }) {
  const description = "The articles kept on this device for reading without a network.";
  return (
    <Layout view={view} head={{ title: "On this device", description, path: OFFLINE_PATH, hidden: true }}>
      <div class="prose">
        <h1>On this device</h1>
        <p class="standfirst">
          Articles you opened lately or saved can be read here without a network. The rest waits until you are
          online again.
        </p>
        <tw-kept>
          <p>Nothing can be kept here: your browser keeps pages only with script switched on.</p>
        </tw-kept>
      </div>
    </Layout>
  );
}

export type ShareProps = { view: View; url: string | undefined; words: string };

export function SharePage({ view, url, words }: ShareProps) {
  const address = webAddress(url);
  const description = "What was shared is not among the articles here.";
  return (
    <Layout view={view} head={{ title: "Not here", description, path: "/share", hidden: true }}>
      <div class="prose">
        <h1>We do not have this article</h1>
        <p class="standfirst">
          {address
            ? "It did not come from a publisher that this site reads, or has not arrived yet."
            : "There was no address in what was shared."}
        </p>
        {words && (
          <p>
            <a class="button" href={searchPath(words)}>
              Search for it
            </a>
          </p>
        )}
        {address && (
          <p>
            <OutLink href={address}>Read it where it is</OutLink>
          </p>
        )}
      </div>
    </Layout>
  );
}
