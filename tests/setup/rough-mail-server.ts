/**
 * A mail server on loopback that does to each recipient what the address says before its first hyphen: defer, reject, policy,
 * later (451 after the message), spam (554 after it), drop (breaks off in the message), vanish (takes it whole and goes without
 * an answer), drip (takes it whole and says nothing), close (says 421). Anybody else's is taken and kept.
 */
import { SMTPServer } from "smtp-server";

export type Kept = { from: string; to: string; raw: Buffer };

export type RoughMailServer = {
  url: string;
  /** Taken and said so. */
  kept: Kept[];
  /** Taken whole, but the sender was not told. */
  unsaid: Kept[];
  /** Every recipient that was named, in order. */
  asked: string[];
  /** Connections at once, at the most so far. */
  readonly widest: number;
  /** Nothing is rough any more. */
  calm(): void;
  onKept: (count: number) => void;
  close(): Promise<void>;
};

const reply = (code: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode: code });

export async function startRoughMailServer(): Promise<RoughMailServer> {
  const state = {
    kept: [] as Kept[],
    unsaid: [] as Kept[],
    asked: [] as string[],
    onKept: (_n: number) => {},
  };
  let widest = 0;
  let isCalm = false;
  const wayOf = (address: string) => (isCalm ? "" : address.split("-")[0]);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    onConnect(_session, done) {
      widest = Math.max(widest, server.connections.size);
      done();
    },
    onRcptTo({ address }, _session, done) {
      state.asked.push(address);
      const way = wayOf(address);
      if (way === "defer") return done(reply(450, "4.2.1 The mailbox is busy"));
      if (way === "reject") return done(reply(550, "5.1.1 There is no such mailbox"));
      if (way === "policy") return done(reply(550, "5.7.1 Not from you"));
      if (way === "close") return done(reply(421, "4.3.2 Going down"));
      done();
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo[0]?.address ?? "";
      const way = wayOf(to);
      const socket = [...server.connections].find((one) => one.session === session)?._socket;
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => {
        parts.push(part);
        if (way === "drop") socket?.destroy();
      });
      stream.on("end", () => {
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
        const message = { from, to, raw: Buffer.concat(parts) };
        if (way === "later") return done(reply(451, "4.7.1 Try again later"));
        if (way === "spam") return done(reply(554, "5.7.1 That is spam"));
        if (way === "vanish" || way === "drip" || way === "drop") {
          if (way !== "drop") state.unsaid.push(message);
          if (way === "vanish") socket?.destroy();
          return undefined;
        }
        state.kept.push(message);
        done();
        return state.onKept(state.kept.length);
      });
    },
  });
  server.on("error", () => {});
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () => {
      const address = listening.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    get widest() {
      return widest;
    },
    calm() {
      isCalm = true;
    },
    async close() {
      for (const { _socket } of server.connections) _socket.destroy();
      await new Promise<void>((closed) => void server.close(() => closed()));
    },
  });
}
