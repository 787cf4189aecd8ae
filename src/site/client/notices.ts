/**
 * `<tw-notices>`: around the form of notices, which it opens where the browser can show any. Nothing is asked of the
 * reader and nothing is sent before the button is pressed.
 */
import { addressOf, CANNOT, canPush, findPush, post, subscribeWith } from "./push-address.ts";

type Wishes = {
  places: readonly { id: string; name: string }[];
  quiet: { timeZone: string; from: number; to: number };
};

export class Notices extends HTMLElement {
  private isOn = false;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    if (!canPush()) {
      this.say(CANNOT);
      return;
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const isOff = event.submitter instanceof HTMLButtonElement && event.submitter.value === "off";
      void this.work(() => (isOff ? this.turnOff() : this.turnOn(form)));
    });
    void this.work(() => this.read());
  }

  /** One thing at a time; whatever goes wrong is said, and the form stays as it is. */
  private async work(act: () => Promise<string>): Promise<void> {
    const fieldset = this.querySelector("fieldset");
    if (!fieldset) return;
    fieldset.disabled = true;
    try {
      this.say(await act());
    } catch {
      this.say("That did not work. Please try again later.");
    }
    fieldset.disabled = false;
    this.show();
  }

  private async read(): Promise<string> {
    const push = await findPush();
    const answer = (await push.getSubscription()) && (await post("/notices/read", {}));
    if (answer?.ok) {
      this.isOn = true;
      this.showWishes((await answer.json()) as Wishes);
      return "Notices are on.";
    }
    return this.ticked().length > 0 ? "Notices are off." : "Notices are off. Find a place to follow first.";
  }

  private async turnOn(form: HTMLFormElement): Promise<string> {
    const places = this.ticked();
    const most = Number(this.dataset.max);
    if (places.length === 0) return "Tick a place first.";
    if (places.length > most) return `These are more than ${most} places.`;
    if ((await Notification.requestPermission()) !== "granted")
      return "Your browser does not let this site show notices. You can change that in its settings for this site.";
    const address = addressOf(await subscribeWith(await findPush()));
    if (!address) return CANNOT;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const quiet = { timeZone, from: minuteOf(form, "from"), to: minuteOf(form, "to") };
    const answer = await post("/notices", { address, places, quiet });
    if (!answer.ok) return (await answer.text()).trim();
    const isNew = !this.isOn;
    this.isOn = true;
    return isNew ? "Notices are on." : "Saved.";
  }

  private async turnOff(): Promise<string> {
    // The site forgets first: if the browser failed after that, nothing would come any more all the same.
    const answer = await post("/notices/erase", {});
    if (!answer.ok) return (await answer.text()).trim();
    this.isOn = false;
    await (await (await findPush()).getSubscription())?.unsubscribe();
    return "Notices are off, and what was kept for them is deleted.";
  }

  private show(): void {
    const [on, off] = this.querySelectorAll<HTMLButtonElement>("button");
    if (on) on.textContent = this.isOn ? "Save" : "Turn on";
    if (off) off.disabled = !this.isOn;
  }

  private showWishes({ places, quiet }: Wishes): void {
    const list = this.querySelector("ul");
    for (const { id, name } of places) {
      const known = this.boxes().find((box) => box.value === id);
      if (known) known.checked = true;
      else list?.append(makeTick(id, name));
    }
    for (const [field, minute] of [
      ["from", quiet.from],
      ["to", quiet.to],
    ] as const) {
      const input = this.querySelector<HTMLInputElement>(`input[name=${field}]`);
      if (input) input.valueAsNumber = minute * 60_000;
    }
  }

  private boxes = (): HTMLInputElement[] => [
    ...this.querySelectorAll<HTMLInputElement>("input[type=checkbox]"),
  ];

  private ticked = (): string[] => this.boxes().flatMap((box) => (box.checked ? [box.value] : []));

  private say(words: string): void {
    const line = this.querySelector("[role=status]");
    if (line) line.textContent = words;
  }
}

function minuteOf(form: HTMLFormElement, name: string): number {
  const input = form.elements.namedItem(name);
  const ms = input instanceof HTMLInputElement ? input.valueAsNumber : 0;
  return Math.floor(ms / 60_000) || 0;
}

function makeTick(id: string, name: string): HTMLElement {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.value = id;
  box.checked = true;
  const words = document.createElement("span");
  words.dir = "auto";
  words.textContent = name;
  label.append(box, words);
  item.append(label);
  return item;
}
