/** What answers keep of an account. Its rows go with the account's own. */
import type { Belongings } from "#accounts/belongings.ts";
import { readWishes } from "./wishes.ts";

export const replyBelongings: Belongings = {
  name: "answers",
  isWriting: false,
  list: (db, accountId) => readWishes(db, accountId),
  forget: async () => undefined,
};
