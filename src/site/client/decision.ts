/** Sends what the desk decided of comments, and says what came of it: done is only what the site says is done. */
const FAILED = "That did not arrive: nothing is decided here. Please try again.";
const SIGNED_OUT = "You are not signed in any more: nothing is decided. Load the page again.";
const PATIENCE_MS = 30_000;

export type Decided = { count: number; tabs: string[] };

/** What came of it, as the page says that the form leads to; or what went wrong. */
export async function sendDecision(form: HTMLFormElement, fields: FormData): Promise<Decided | string> {
  try {
    const body = new URLSearchParams([...fields] as [string, string][]);
    const path = form.getAttribute("action") ?? "";
    const answer = await fetch(path, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) return FAILED;
    const { pathname, searchParams } = new URL(answer.url);
    // Led elsewhere, it was not taken, however well that page came.
    if (pathname !== path || !searchParams.has("done")) return SIGNED_OUT;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const tabs = [...page.querySelectorAll(".comment-orders a")].map((tab) => tab.textContent ?? "");
    return { count: Number(searchParams.get("done")), tabs };
  } catch {
    return FAILED;
  }
}
