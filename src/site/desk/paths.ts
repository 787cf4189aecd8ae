/** The parts of the desk and where they are; one that is not listed here has no way to it. */
export const TODAY_PATH = "/desk";

/** In the order in which they are gone through. */
export const DESK_PARTS = [{ path: "/desk/comments", name: "Comments" }] as const;
