/** The mails by which newsletters are confirmed and changed, in words. Plain text: nobody learns that they were opened. */
import { findSection } from "#config/sections.ts";
import type { Message } from "#mail/mail.ts";
import { LINK_HOURS } from "#newsletters/sign-up.ts";
import { showHour, WEEKDAYS, type Wishes } from "#newsletters/wishes.ts";
import { fullNameOf, type Places } from "./where.ts";

type Words = Pick<Message, "subject" | "text">;

const NOT_YOU = "You did not ask for it? Then somebody typed your address by mistake. You need do nothing.";

/** To an address that gets nothing yet. `what`: "Brindle Falls, daily at 6 a.m.". */
export const wordsOfConfirming = (town: string, what: string, link: string): Words => ({
  subject: `Confirm your newsletter of ${town}`,
  text: `Somebody, most likely you, asked for the newsletter of ${town} to be sent here:

${what}

Open this link and press its button, and it comes:

${link}

It works once, within ${LINK_HOURS} hours. Nothing is sent before.

${NOT_YOU}
`,
});

/** To an address that has one. */
export const wordsOfKnown = (town: string, what: string, link: string, preferences: string): Words => ({
  subject: `Your newsletter of ${town}`,
  text: `Somebody, most likely you, asked for the newsletter of ${town} to be sent here. You have it already.

Change what you get, pause it or end it here:

${preferences}

Or have it as it was asked for now (${what}) by this link and its button. It works once, within ${LINK_HOURS} hours:

${link}

${NOT_YOU}
`,
});

/** A new link for whoever came with one that was too old. */
export const wordsOfPreferences = (town: string, preferences: string): Words => ({
  subject: `Your newsletter of ${town}`,
  text: `Change what you get, pause it or end it here:

${preferences}

${NOT_YOU}
`,
});

/** To the address that a newsletter is to go to. */
export const wordsOfMoving = (town: string, link: string): Words => ({
  subject: `Confirm your address for ${town}`,
  text: `A newsletter of ${town} is to be sent to this address from now on. If that is right, open this link and press its button:

${link}

It works once, within ${LINK_HOURS} hours.

${NOT_YOU}
`,
});

/** To the address that it went to before. */
export const wordsOfMoved = (town: string): Words => ({
  subject: `Your newsletter of ${town} goes elsewhere`,
  text: `The newsletter of ${town} that came to this address goes to another one now. The links in mails that you have here no longer work.

It was not you? Then somebody had one of your mails. Sign up again, and answer this mail or tell whoever runs ${town}, as its page “About” says.
`,
});

/** "Brindle Falls, Osmer County, Ohio; Sports. Daily at 6 a.m. (New York time)." */
export function describeWishes(wishes: Wishes, places: Places): string {
  const what = [
    ...wishes.places.flatMap((id) => {
      const place = places.find(id);
      return place ? [fullNameOf(places, place)] : [];
    }),
    ...wishes.sections.flatMap((slug) => findSection(slug)?.name ?? []),
  ];
  const day = wishes.rhythm === "daily" ? "Daily" : `Weekly on ${WEEKDAYS[wishes.weekday - 1]}`;
  return `${what.join("; ")}. ${day} at ${showHour(wishes.hour)} (${showZone(wishes.timeZone)}).`;
}

/** "New York time" */
export const showZone = (zone: string): string =>
  zone === "UTC" ? "UTC" : `${zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ")} time`;
