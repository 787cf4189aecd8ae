/**
 * `<tw-replies>`: around the form that has this device told of answers. Nothing is asked of the reader and nothing is sent
 * before the button is pressed.
 */
import { addressOf, CANNOT, canPush, findPush, post, subscribeWith } from "./push-address.ts";

class Replies extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    const fieldset = this.querySelector("fieldset");
    if (!form || !fieldset) return;
    this.say(canPush() ? "" : CANNOT);
    if (!canPush()) return;
    fieldset.disabled = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      fieldset.disabled = true;
      void turnOn(form.action)
        .catch(() => "That did not work. Please try again later.")
        .then((wrong) => {
          if (wrong) this.say(wrong);
          else location.reload();
          fieldset.disabled = false;
        });
    });
  }

  private say(words: string): void {
    const line = this.querySelector("[role=status]");
    if (line) line.textContent = words;
  }
}

/** What went wrong, if anything did. */
async function turnOn(path: string): Promise<string | undefined> {
  if ((await Notification.requestPermission()) !== "granted")
    return "Your browser does not let this site show notices. You can change that in its settings for this site.";
  const address = addressOf(await subscribeWith(await findPush()));
  if (!address) return CANNOT;
  const answer = await post(path, address);
  return answer.ok ? undefined : (await answer.text()).trim();
}

customElements.define("tw-replies", Replies);
