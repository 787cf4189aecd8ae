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
  /** `returnPath`: where the reports of failure go. */
  send(letter: Letter, returnPath: string): Promise<Outcome>;
  /** Connections: more than so many calls at once only wait. */
  readonly width: number;
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
  return {
    width: options.connections,
    async send(letter, returnPath) {
      const leave = await throttle.enter(letter.to.slice(letter.to.lastIndexOf("@") + 1).toLowerCase());
      try {
        const signed = await signer.sign(letter);
        if (signed.kind === "closed") return CLOSED;
        if (signed.kind === "refused") return { kind: "refused", at: "message", why: signed.why };
        return await pool.send({ from: returnPath, to: letter.to }, signed.message);
      } finally {
        leave();
      }
    },
    async close() {
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
      keep(connection);
      // One that had been idle may be gone without our having heard of it; a new one is asked before anybody waits.
      const isStale =
        outcome.kind === "deferred" && outcome.at === "connection" && outcome.code === undefined;
      if (!(known && isStale) || isClosed) return outcome;
    }
  };

  return {
    async send(envelope: Envelope, message: Uint8Array): Promise<Outcome> {
      if (isClosed) return CLOSED;
      if (busy >= connections) await new Promise<void>((resolve) => line.push(resolve));
      else busy += 1;
      try {
        return isClosed ? CLOSED : await sendOver(envelope, message);
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
