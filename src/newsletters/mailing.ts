/** What newsletters are sent with: the mail server, our own addresses, and how the mail server is doing. */
import type { Bulk } from "#mail/bulk.ts";
import { makeReturnPath, parseReturnPath } from "#mail/return-path.ts";

export type Mailing = {
  bulk: Bulk;
  from: { name: string; address: string };
  /** Where failures are reported to; undefined: to the sender, and by nobody read. */
  bounce: string | undefined;
  secret: string;
  /** Refusals since a message was last taken. Many say that it is us whom the server does not like, and not the readers. */
  refusedInARow: number;
};

export const returnPathOf = ({ bounce, from, secret }: Mailing, deliveryId: string): string =>
  bounce === undefined ? from.address : makeReturnPath(bounce, deliveryId, secret);

/** The delivery that one of these addresses names. */
export function findNamed(
  addresses: readonly string[],
  { bounce, secret }: Pick<Mailing, "bounce" | "secret">,
): string | undefined {
  if (bounce === undefined) return undefined;
  for (const address of addresses) {
    const id = parseReturnPath(address, bounce, secret);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The same for every attempt of a delivery, so that a mailbox can tell that it has the message already. */
export const messageIdOf = ({ from }: Mailing, deliveryId: string): string =>
  `${deliveryId}.newsletter@${from.address.slice(from.address.lastIndexOf("@") + 1)}`;
