/** `townwire mail key`: makes a key to sign newsletters with, and says what the name server is to answer. */
import { open } from "node:fs/promises";
import { messageOf, TownwireError } from "#base/errors.ts";
import { makeDkimPair } from "#mail/dkim-key.ts";
import { domainOf } from "#mail/smtp.ts";
import { type Command, parseArguments, readConfig, usageError } from "./command.ts";

export const command: Command = {
  words: "mail key",
  usage: "FILE [--ed25519] [--selector NAME]",
  summary: "Makes a key to sign mails with (DKIM), and prints its DNS record",
  async run(args, { stdout }) {
    const { values, positionals } = parseArguments(command, args, {
      ed25519: { type: "boolean" },
      selector: { type: "string" },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw usageError(command, "Name one file for the private key");
    const kind = values.ed25519 ? "ed25519" : "rsa";
    const selector = values.selector ?? (values.ed25519 ? "townwire-ed" : "townwire");
    if (!/^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$/i.test(selector))
      throw usageError(command, `"${selector}" is no name for a name server`);
    const config = readConfig();
    const sender = /@([a-z0-9.-]+)>?\s*$/i.exec(config.mailFrom ?? "")?.[1];
    const domain = config.mailing.dkim[0]?.domain ?? sender ?? domainOf(config.publicUrl);
    const pair = makeDkimPair(kind, domain, selector);
    await writeNew(file, pair.pem);
    stdout.write(`The private key is in ${file}. Set:\n\n`);
    stdout.write(`  DKIM_DOMAIN=${domain}\n  DKIM_SELECTOR=${selector}\n  DKIM_KEY_FILE=${file}\n\n`);
    stdout.write(`And let the name server answer (TXT):\n\n  ${pair.recordName}\n  ${pair.record}\n`);
    return 0;
  },
};

/** For its owner alone, and never over another file: that may be the key in use. */
async function writeNew(file: string, text: string): Promise<void> {
  try {
    const handle = await open(file, "wx", 0o600);
    await handle.writeFile(text);
    await handle.close();
  } catch (error) {
    throw new TownwireError(
      "no-file",
      `${file} cannot be written (${messageOf(error)}).`,
      "Name a file that is not there yet.",
      { cause: error },
    );
  }
}
