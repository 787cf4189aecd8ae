/** A browser that follows a thread, as far as tests and benches need one: what was told, and when it came. */
import { type ClientRequest, request } from "node:http";
import type { Told } from "#site/client/told.ts";

export type FollowedThread = {
  told: Told[];
  /** The answer's status, once there is one. */
  status(): number | undefined;
  headers(): Record<string, unknown>;
  lastId(): string;
  isEnded(): boolean;
  close(): void;
};

export type HowToFollow = {
  origin: string;
  thread: string;
  after?: string;
  headers?: Record<string, string>;
  onTold?: (told: Told) => void;
};

export function followThread({ origin, thread, after = "", headers, onTold }: HowToFollow): FollowedThread {
  const told: Told[] = [];
  let status: number | undefined;
  let got: Record<string, unknown> = {};
  let lastId = after;
  let isEnded = false;
  let rest = "";
  const path = `/comments/live?thread=${thread}&after=${encodeURIComponent(after)}`;
  const asked: ClientRequest = request(`${origin}${path}`, { headers: headers ?? {}, agent: false });
  asked.on("response", (answer) => {
    status = answer.statusCode;
    got = answer.headers;
    answer.setEncoding("utf8");
    answer.on("data", (text: string) => {
      const events = (rest + text).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) {
        lastId = /^id: (.*)$/m.exec(event)?.[1] ?? lastId;
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data === undefined) continue;
        const one = JSON.parse(data) as Told;
        told.push(one);
        onTold?.(one);
      }
    });
    answer.on("close", () => {
      isEnded = true;
    });
  });
  asked.on("error", () => {
    isEnded = true;
  });
  asked.end();
  return {
    told,
    status: () => status,
    headers: () => got,
    lastId: () => lastId,
    isEnded: () => isEnded,
    close: () => void asked.destroy(),
  };
}
