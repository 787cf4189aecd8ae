/** How long a comment can still be changed by its writer. */
export const EDIT_MINUTES = 10;

/** One that is seen, or waits to be. */
export const isEditable = (comment: { state: string; created_at: Date }, now: Date): boolean =>
  (comment.state === "shown" || comment.state === "waiting") &&
  now.getTime() - comment.created_at.getTime() < EDIT_MINUTES * 60_000;
