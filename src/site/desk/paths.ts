/** The parts of the desk and where they are; one that is not listed here has no way to it. */
export const TODAY_PATH = "/desk";

export const SOURCES_PATH = "/desk/sources";
export const deskSourcePath = ({ id }: { id: string }): string => `${SOURCES_PATH}/${id}`;

export const ARTICLES_PATH = "/desk/articles";
export const deskArticlePath = ({ id }: { id: string }): string => `${ARTICLES_PATH}/${id}`;

export const STORIES_PATH = "/desk/stories";
export const deskStoryPath = ({ id }: { id: string }): string => `${STORIES_PATH}/${id}`;

export const READERS_PATH = "/desk/readers";
export const deskReaderPath = ({ id }: { id: string }): string => `${READERS_PATH}/${id}`;

export const NEWSLETTERS_PATH = "/desk/newsletters";

export const RANKING_PATH = "/desk/ranking";

export const SETTINGS_PATH = "/desk/settings";
export const AUDIT_PATH = "/desk/audit";

/** In the order in which they are gone through. */
export const DESK_PARTS = [
  { path: TODAY_PATH, name: "Today" },
  { path: "/desk/comments", name: "Comments" },
  { path: SOURCES_PATH, name: "Sources" },
  { path: ARTICLES_PATH, name: "Articles" },
  { path: STORIES_PATH, name: "Stories" },
  { path: READERS_PATH, name: "Readers" },
  { path: RANKING_PATH, name: "Ranking" },
  { path: NEWSLETTERS_PATH, name: "Newsletters" },
  { path: SETTINGS_PATH, name: "Settings" },
  { path: AUDIT_PATH, name: "Audit" },
] as const;
