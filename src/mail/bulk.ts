/**
 * Many messages to many readers: signed in workers, held to what each domain takes, sent over a few connections that stay
 * open. One call is one attempt: nothing is repeated here but what certainly never left. The outcome is a value, always.
 */
import type { Letter } from "./letter.ts";
import { type Connection, type Envelope, openConnection } from "./sending/connection.ts";
import type { Outcome } from "./sending/outcome.ts";
import { type Limits, openThrottle } from "./sending/throttle.ts";
import { type KeyText, openSigner } from "./signing/pool.ts";

export { USUAL_LIMIT } from "./sending/throttle.ts";
export type { Letter, Limits, Outcome };

export type BulkOptions = {
  url: string;
  /** What we call ourselves to the mail server. */
  name: string;
  /** Messages under way at once, each on a connection of its own. */
  connections: number;
  limits: Limits;
  /** None: messages are not signed here. */
  keys: readonly KeyText[];
  workers?: number;
  stepMs?: number;
  messageMs?: number;
  maxMessages?: number;
  idleMs?: number;
  now?: () => number;
};

export type Bulk = {
  /** Waits until the domain of this address takes another message; gives what ends its turn. */
  enter(to: string): Promise<() => void>;
  /**
   * Within a turn. `returnPath`: where the reports of failure go. `note` is awaited before the connection takes another
   * message: so of each connection at most one message is sent and not written down.
   */
  send(letter: Letter, returnPath: string, note?: (outcome: Outcome) => Promise<void>): Promise<Outcome>;
  /** Connections: more than so many calls at once only wait. */
  readonly width: number;
  readonly isClosed: boolean;
  /** What is under way ends; what waits is deferred. */
  close(): Promise<void>;
};

const STEP_MS = 30_000;
const MESSAGE_MS = 120_000;
const MAX_MESSAGES = 100;
const IDLE_MS = 10_000;

const CLOSED: Outcome = { kind: "deferred", at: "connection", why: "the program is ending" };

export function openBulk(options: BulkOptions): Bulk {
  const { keys, workers = 2 } = options;
  const signer = openSigner({ workers, keys });
  const throttle = openThrottle(options.limits, { now: options.now ?? (() => performance.now()), wait });
  const pool = openPool(options);
  let isClosed = false;
  return {
    get isClosed() {
      return isClosed;
    },
    width: options.connections,
    enter: (to) => throttle.enter(to.slice(to.lastIndexOf("@") + 1).toLowerCase()),
    async send(letter, returnPath, note = async () => {}) {
      const signed = await signer.sign(letter);
      if (signed.kind === "signed")
        return pool.send({ from: returnPath, to: letter.to }, signed.message, note);
      const outcome: Outcome =
        signed.kind === "closed" ? CLOSED : { kind: "refused", at: "message", why: signed.why };
      await note(outcome);
      return outcome;
    },
    async close() {
      isClosed = true;
      await pool.close();
      await signer.close();
    },
  };
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type PoolOptions = Omit<BulkOptions, "keys" | "limits">;

function openPool(options: PoolOptions) {
  const { connections, maxMessages = MAX_MESSAGES, idleMs = IDLE_MS } = options;
  const about = {
    url: options.url,
    name: options.name,
    stepMs: options.stepMs ?? STEP_MS,
    messageMs: options.messageMs ?? MESSAGE_MS,
  };
  const idle: { connection: Connection; timer: NodeJS.Timeout }[] = [];
  const line: (() => void)[] = [];
  let busy = 0;
  let isClosed = false;
  const quiet = Promise.withResolvers<void>();

  const findIdle = (): Connection | undefined => {
    for (let one = idle.pop(); one; one = idle.pop()) {
      clearTimeout(one.timer);
      if (one.connection.isOpen) return one.connection;
    }
    return undefined;
  };

  const keep = (connection: Connection): void => {
    if (!connection.isOpen) return;
    if (isClosed || connection.count >= maxMessages) {
      connection.end();
      return;
    }
    const timer = setTimeout(() => {
      idle.splice(
        idle.findIndex((one) => one.connection === connection),
        1,
      );
      connection.end();
    }, idleMs);
    timer.unref();
    idle.push({ connection, timer });
  };

  const sendOver = async (envelope: Envelope, message: Uint8Array): Promise<Outcome> => {
    for (;;) {
      const known = findIdle();
      const connection = known ?? (await openConnection(about));
      if ("kind" in connection) return connection;
      const outcome = await connection.send(envelope, message);
      // Nobody takes it before the outcome was noted: there are no more connections than senders.
      keep(connection);
      // One that had been idle may be gone without our having heard of it; a new one is asked before anybody waits.
      const isStale =
        outcome.kind === "deferred" && outcome.at === "connection" && outcome.code === undefined;
      if (!(known && isStale) || isClosed) return outcome;
    }
  };

  return {
    async send(envelope: Envelope, message: Uint8Array, note: (outcome: Outcome) => Promise<void>) {
      if (busy >= connections) await new Promise<void>((resolve) => line.push(resolve));
      else busy += 1;
      try {
        const outcome = isClosed ? CLOSED : await sendOver(envelope, message);
        await note(outcome);
        return outcome;
      } finally {
        const following = line.shift();
        if (following) following();
        else {
          busy -= 1;
          if (busy === 0 && isClosed) quiet.resolve();
        }
      }
    },
    async close() {
      isClosed = true;
      if (busy === 0) quiet.resolve();
      await quiet.promise;
      for (const { connection, timer } of idle.splice(0)) {
        clearTimeout(timer);
        connection.end();
      }
    },
  };
}
