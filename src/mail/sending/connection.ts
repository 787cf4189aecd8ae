/**
 * One connection to the mail server, for one message after another. It promises an outcome for each, within the deadline,
 * and knows of a message that failed whether the server can have all of it.
 */
import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { parseSmtpUrl } from "../smtp.ts";
import { explainFailure, explainLateness, type Outcome, type Progress } from "./outcome.ts";

export type Envelope = { from: string; to: string };

export type ConnectionOptions = {
  url: string;
  /** What we call ourselves (EHLO). */
  name: string;
  /** For connecting, and for each answer of the server. */
  stepMs: number;
  /** For one message in all, however the server drips. */
  messageMs: number;
};

export type Connection = {
  /** One at a time. */
  send(envelope: Envelope, message: Uint8Array): Promise<Outcome>;
  /** Messages that it was given. */
  readonly count: number;
  readonly isOpen: boolean;
  /** Says goodbye. */
  end(): void;
};

/** Connects and logs in; an outcome when that does not work. */
export function openConnection(options: ConnectionOptions): Promise<Connection | Outcome> {
  const { stepMs } = options;
  const { options: address, auth } = parseSmtpUrl(options.url);
  const connection = new SMTPConnection({
    ...address,
    name: options.name,
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
    dnsTimeout: stepMs,
    maxResponseSize: 64 * 1024,
  } as ConstructorParameters<typeof SMTPConnection>[0]);
  return new Promise((resolve) => {
    const fail = (error: unknown) => {
      clearTimeout(timer);
      connection.close();
      resolve(explainFailure(asConnection(error), "not begun"));
    };
    // Of all steps together: a server may drip its greeting as well.
    const timer = setTimeout(() => {
      connection.close();
      resolve(explainLateness("connection", "not begun", stepMs * 3));
    }, stepMs * 3);
    connection.on("error", fail);
    connection.once("end", () => fail(new Error("the mail server closed the connection")));
    const open = () => {
      clearTimeout(timer);
      connection.off("error", fail);
      // What happens from now on, `send` is told; while nothing is sent, `isOpen` tells.
      connection.on("error", () => {});
      resolve(useConnection(connection, options));
    };
    connection.connect((error) => {
      if (error) return fail(error);
      if (!auth?.user) return open();
      connection.login(auth, (refused) => (refused ? fail(refused) : open()));
    });
  });
}

/** A password that is refused is the operator's to mend: nothing of it is about the message. */
const asConnection = (error: unknown): unknown =>
  typeof error === "object" && error !== null ? Object.assign(error, { command: "CONN" }) : error;

function useConnection(connection: SMTPConnection, { messageMs }: ConnectionOptions): Connection {
  let count = 0;
  let isOpen = true;
  connection.once("end", () => {
    isOpen = false;
  });
  const drop = () => {
    isOpen = false;
    connection.close();
  };
  /** A refused message leaves its envelope behind; the next one must find none. */
  const reset = () =>
    new Promise<void>((resolve) => {
      connection.once("end", resolve);
      connection.reset((failure) => {
        connection.off("end", resolve);
        if (failure) drop();
        resolve();
      });
    });
  return {
    get count() {
      return count;
    },
    get isOpen() {
      return isOpen;
    },
    send(envelope, message) {
      count += 1;
      const body = readSlowly(message);
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          // The outcome first: closing tells of a failure too.
          resolve(explainLateness("message", body.progress(), messageMs));
          drop();
        }, messageMs);
        connection.send({ from: envelope.from, to: [envelope.to] }, body.stream, (error, info) => {
          clearTimeout(timer);
          if (!error) return resolve({ kind: "sent", why: String(info?.response ?? "").slice(0, 300) });
          const outcome = explainFailure(error, body.progress());
          body.stream.destroy();
          if (!isAnswered(outcome)) drop();
          void (isOpen ? reset() : Promise.resolve()).then(() => resolve(outcome));
        });
      });
    },
    end() {
      if (!isOpen) return;
      isOpen = false;
      connection.quit();
      // It may not answer the goodbye either.
      setTimeout(() => connection.close(), 1000).unref();
    },
  };
}

const isAnswered = (outcome: Outcome): boolean =>
  outcome.kind === "refused" || (outcome.kind === "deferred" && outcome.at !== "connection");

const CHUNK_BYTES = 16 * 1024;

/** The message in pieces, so that one which the server stopped taking is known not to have gone whole. */
function readSlowly(message: Uint8Array): { stream: Readable; progress(): Progress } {
  let at = 0;
  let progress: Progress = "not begun";
  const stream = new Readable({
    highWaterMark: 0,
    read() {
      progress = "begun";
      const piece = message.subarray(at, at + CHUNK_BYTES);
      at += piece.length;
      if (piece.length > 0) return void this.push(piece);
      progress = "whole";
      this.push(null);
    },
  });
  return { stream, progress: () => progress };
}
