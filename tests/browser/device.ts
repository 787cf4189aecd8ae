/** A device that has passkeys: the browser's own virtual authenticator. */
import type { Page } from "playwright-core";

/** It agrees to whatever it is asked. */
export async function addAuthenticator(page: Page) {
  const debug = await page.context().newCDPSession(page);
  await debug.send("WebAuthn.enable");
  const { authenticatorId } = await debug.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    credentials: async () => (await debug.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
  };
}
