/** A mail server on loopback that takes whatever it is sent and keeps it, for tests of mail. */
import { createServer } from "node:net";
import { SMTPServer } from "smtp-server";

export type Received = {
  from: string;
  to: string[];
  subject: string;
  text: string;
  head: string;
  body: string;
};

export type MailServer = {
  url: string;
  received: Received[];
  /** Refuses every address from now on with this, if any. */
  refuse: string | undefined;
  close(): Promise<void>;
};

export async function startMailServer(): Promise<MailServer> {
  const state: Pick<MailServer, "received" | "refuse"> = { received: [], refuse: undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    onRcptTo(_address, _session, done) {
      done(state.refuse === undefined ? undefined : new Error(state.refuse));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        state.received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          ...parse(Buffer.concat(parts).toString("utf8")),
        });
        done();
      });
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () => {
      const address = listening.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((closed) => void server.close(() => closed())),
  });
}

/** The address of this site in the last mail to somebody; empty when there is none. */
export function linkIn({ received }: Pick<MailServer, "received">, to: string): string {
  const mail = received.findLast((one) => one.to.includes(to));
  return /http:\/\/localhost\S+/.exec(mail?.text ?? "")?.[0] ?? "";
}

/** A port that nobody listens on. */
export const closedPort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

function parse(message: string): Pick<Received, "subject" | "text" | "head" | "body"> {
  const [head = "", ...body] = message.split("\r\n\r\n");
  const subject = /^subject: (.*(?:\r\n[ \t].*)*)/im.exec(head)?.[1]?.replace(/\r\n[ \t]/g, " ") ?? "";
  const text = body.join("\n\n").replace(/\r\n/g, "\n");
  const isQuoted = /^content-transfer-encoding: quoted-printable/im.test(head);
  return { head, subject, body: body.join("\r\n\r\n"), text: isQuoted ? unquote(text) : text };
}

/** RFC 2045, 6.7. */
function unquote(text: string): string {
  const bytes = text
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
