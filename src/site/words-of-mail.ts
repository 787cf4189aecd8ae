/** The mails of accounts, in words. Plain text: nothing in it is loaded, and nobody learns that it was opened. */
import type { Message } from "#mail/mail.ts";

type Words = Pick<Message, "subject" | "text">;

export const wordsOfLink = (town: string, link: string, minutes: number): Words => ({
  subject: `Sign in to ${town}`,
  text: `Open this link to sign in to ${town}:

${link}

It works once, within ${minutes} minutes. The page it opens has a button; nothing happens before you press it.

You did not ask for it? Then somebody typed your address by mistake. You need do nothing.
`,
});

export const wordsOfChange = (town: string, account: string, link: string, minutes: number): Words => ({
  subject: `Confirm your address for ${town}`,
  text: `The account “${account}” on ${town} is to have this e-mail address. If it is yours, open this link where you are signed in:

${link}

It works once, within ${minutes} minutes.

It is not your account? Then do not open it. You need do nothing.
`,
});

/** To the address that was the account's before. */
export const wordsOfChanged = (town: string, account: string): Words => ({
  subject: `Your address for ${town} was changed`,
  text: `The account “${account}” on ${town} has another e-mail address now, and this one no longer signs in to it.

It was not you? Then somebody was signed in as you. Please tell whoever runs ${town} at once, by answering this mail or as its page “About” says.
`,
});
