/**
 * What became of one message, as a value. Pure. What counts is whether the server can have it: before its last line was
 * sent it cannot, after the server's answer everything is said, and in between nobody knows.
 */

import { oneLine, shorten } from "#base/text.ts";

/** How far it had come: the connection, our own address, the reader's, or the message itself. */
export type Stage = "connection" | "sender" | "recipient" | "message";

export type Outcome =
  | { kind: "sent"; why: string }
  | {
      /**
       * refused: this message, for good; deferred: not now, and certainly not taken; unknown: the connection was lost
       * between the last line and the answer.
       */
      kind: "refused" | "deferred" | "unknown";
      /** The server's, "550" and "5.1.1", where it gave any. */
      code?: number;
      status?: string;
      at: Stage;
      /** In words: the server's, or ours. */
      why: string;
    };

/** What nodemailer tells of a failure; of everything else it throws, only the message is read. */
type Failure = { message?: unknown; response?: unknown; responseCode?: unknown; command?: unknown };

const MAX_WHY = 300;

/** How far the message itself had come when it failed. */
export type Progress = "not begun" | "begun" | "whole";

export function explainFailure(error: unknown, progress: Progress): Outcome {
  const failure: Failure = typeof error === "object" && error !== null ? error : { message: String(error) };
  const code = typeof failure.responseCode === "number" ? failure.responseCode : undefined;
  const response = typeof failure.response === "string" ? failure.response : "";
  const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const at = stageOf(failure.command);
  const about = {
    ...(code !== undefined && { code }),
    ...(status !== undefined && { status }),
    at,
    why: shorten(oneLine(response || String(failure.message ?? "no reason was given")), MAX_WHY),
  };
  // 421 says that the server is going, whatever was asked; what it had not answered before then it does not have.
  const isAnswer = code !== undefined && at !== "connection" && code !== 421;
  if (!isAnswer) {
    const isOpen = progress === "whole" && code !== 421;
    return { kind: isOpen ? "unknown" : "deferred", ...about };
  }
  // What is wrong with our own address is the operator's to mend, and no reader is to miss an issue for it.
  return { kind: code >= 500 && at !== "sender" ? "refused" : "deferred", ...about };
}

/** Took longer than we wait. */
export const explainLateness = (at: Stage, progress: Progress, ms: number): Outcome => ({
  kind: progress === "whole" ? "unknown" : "deferred",
  at,
  why: `the mail server took longer than ${Math.round(ms / 1000)} seconds`,
});

function stageOf(command: unknown): Stage {
  switch (command) {
    case "MAIL FROM":
      return "sender";
    case "RCPT TO":
      return "recipient";
    case "DATA":
      return "message";
    default:
      return "connection";
  }
}
