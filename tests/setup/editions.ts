/** Editions of a test's database. They end with it. */
import type { Database, Db } from "#database/connect.ts";
import { type Editions, openEditions } from "#editions/open-editions.ts";
import type { Atlas } from "#places/atlas.ts";

/** `db`: a handle of the same database that counts or fails, say. */
export const editionsOf = (database: Database, needs: { atlas: Atlas; db?: Db }): Promise<Editions> =>
  openEditions({ db: needs.db ?? database.db, listen: database.listen, atlas: needs.atlas });

/** The same, but asking the database at each request: a notice of a change may take a moment to arrive. */
export const eagerEditionsOf = (database: Database, { atlas }: { atlas: Atlas }): Promise<Editions> =>
  openEditions({ db: database.db, listen: database.listen, atlas }, { trustedMs: 0 });
