/** A site whose readers sign in, and browsers that keep their cookies: for tests of pages by `site.request`. */
import type { Message } from "#mail/mail.ts";
import type { makeSite } from "#site/site.ts";

type Site = Pick<ReturnType<typeof makeSite>, "request">;

/** Mail that goes nowhere and is kept. */
export function keepMail() {
  const sent: Message[] = [];
  return {
    sent,
    way: "smtp" as const,
    send: async (message: Message) => {
      sent.push(message);
      return { kind: "sent" as const };
    },
  };
}

/** The path of the link in a message. */
export const linkIn = (message: Message | undefined): string =>
  new URL(/https?:\/\/\S+/.exec(message?.text ?? "")?.[0] ?? "http://no.invalid/").pathname;

export type Visitor = {
  cookies: Map<string, string>;
  get(path: string): Promise<Response>;
  /** A form, as a browser sends one from a page of this site. */
  post(path: string, fields?: Record<string, string>): Promise<Response>;
  /** What a script sends. */
  json(path: string, value: unknown): Promise<Response>;
};

/** A browser of its own, at an address of its own. */
export function openVisitor(site: Site, address = "192.0.2.1"): Visitor {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { "x-forwarded-for": address, "sec-fetch-site": "same-origin", ...init.headers };
    const answer = await site.request(path, { ...init, headers: cookie ? { ...headers, cookie } : headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  const write = (path: string, type: string, body: string) =>
    send(path, { method: "POST", headers: { "content-type": type }, body });
  return {
    cookies,
    get: (path) => send(path),
    post: (path, fields = {}) =>
      write(path, "application/x-www-form-urlencoded", new URLSearchParams(fields).toString()),
    json: (path, value) => write(path, "application/json", JSON.stringify(value)),
  };
}

/** Signs a visitor in by a link, as a new reader of this name where the address is new. */
export async function signInByMail(
  visitor: Visitor,
  mail: ReturnType<typeof keepMail>,
  email: string,
  name: string,
): Promise<void> {
  await visitor.post("/sign-in", { email, back: "/" });
  const token = linkIn(mail.sent.at(-1)).split("/").at(-1) ?? "";
  const answer = await visitor.post("/sign-in/link", { token, name });
  if (answer.status !== 303) throw new Error(`signing in was answered ${answer.status}`);
}
