/**
 * `<tw-passkeys>`: around forms that a passkey answers. Asks the site what is to be signed, has the browser ask its reader,
 * and posts the answer. Nothing is asked before a button is pressed.
 */
import { post } from "./push-address.ts";

const CANNOT = "This browser has no passkeys. Newer versions of all browsers do.";

class Passkeys extends HTMLElement {
  connectedCallback(): void {
    const { at = "", path = "" } = this.dataset;
    const isAble = "PublicKeyCredential" in window && "parseCreationOptionsFromJSON" in PublicKeyCredential;
    const isHere = location.origin === at;
    this.say(isAble ? (isHere ? "" : `Passkeys of this site work at ${at}${path} alone.`) : CANNOT);
    if (!isAble || !isHere) return;
    this.open(true);
    this.addEventListener("submit", (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement)) return;
      event.preventDefault();
      void this.work(form);
    });
  }

  /** One thing at a time; whatever goes wrong is said, and the forms stay as they are. */
  private async work(form: HTMLFormElement): Promise<void> {
    // Read first: a closed form has no fields.
    const fields = Object.fromEntries(new FormData(form));
    this.open(false);
    this.say("");
    try {
      const wrong = await send(form.getAttribute("action") ?? "", form.dataset.kind === "create", fields);
      if (wrong === undefined) return;
      this.say(wrong);
    } catch (error) {
      this.say(explain(error));
    }
    this.open(true);
  }

  private open(isOpen: boolean): void {
    for (const fieldset of this.querySelectorAll("fieldset")) fieldset.disabled = !isOpen;
  }

  private say(words: string): void {
    const line = this.querySelector("[role=status]");
    if (line) line.textContent = words;
  }
}

/** Leads on when it is done; what the site says, when it refuses. */
async function send(path: string, isNew: boolean, fields: object): Promise<string | undefined> {
  const offered = await post(`${path}/options`, fields);
  if (!offered.ok) return (await offered.text()).trim();
  const credential = await ask(await offered.json(), isNew);
  if (!(credential instanceof PublicKeyCredential)) return CANNOT;
  const answer = await post(path, { ...fields, credential: credential.toJSON() });
  if (!answer.ok) return (await answer.text()).trim();
  const { location: next } = (await answer.json()) as { location: string };
  // With a part of the same page in it, an address alone would not load it anew.
  history.replaceState(null, "", next);
  location.reload();
  return undefined;
}

const ask = (options: unknown, isNew: boolean): Promise<Credential | null> =>
  isNew
    ? navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
          options as PublicKeyCredentialCreationOptionsJSON,
        ),
      })
    : navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
          options as PublicKeyCredentialRequestOptionsJSON,
        ),
      });

function explain(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError") return "Nothing was done: it was cancelled, or it took too long.";
  if (name === "InvalidStateError") return "This device has a passkey of this account already.";
  return "That did not work. Please try again later.";
}

customElements.define("tw-passkeys", Passkeys);
