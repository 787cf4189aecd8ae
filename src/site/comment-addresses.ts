/** The addresses of comments. */
import type { Queue } from "#comments/queue.ts";

export const POST_PATH = "/comments";
/** What comes into a thread, as it comes. */
export const LIVE_PATH = "/comments/live";
export const LOG_PATH = "/moderation";
export const DESK_PATH = "/desk/comments";

/** A comment by itself; or the page on which something is done with it. */
export const commentPath = (
  { id }: { id: string },
  act?: "reply" | "edit" | "delete" | "report" | "react" | "appeal",
): string => (act ? `/comments/${id}/${act}` : `/comments/${id}`);

/** Where it stands in its thread. */
export const anchorOf = ({ id }: { id: string }): string => `comment-${id}`;

export const queuePath = (queue: Queue): string =>
  queue === "waiting" ? DESK_PATH : `${DESK_PATH}?queue=${queue}`;

/** One comment at the desk. */
export const deskPath = ({ id }: { id: string }): string => `${DESK_PATH}?id=${id}`;
