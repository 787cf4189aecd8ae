/**
 * What the program says when it cannot go on. Expected outcomes (a refused fetch, a feed that is not one) are
 * values, not errors; this class is for what the person at the keyboard must read and act on.
 */
export class TownwireError extends Error {
  readonly code: string;
  /** One sentence: what to do next. */
  readonly nextStep: string;

  constructor(code: string, message: string, nextStep: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "TownwireError";
    this.code = code;
    this.nextStep = nextStep;
  }
}

/** The words of any thrown thing, on one line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replace(/\s+/g, " ").trim();
}

/** The `code` of a thrown thing ("ECONNREFUSED", "23505"), or of its cause, when it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? codeOf(error.cause) : undefined;
}
