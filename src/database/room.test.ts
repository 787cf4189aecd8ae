import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { explainAway } from "./away.ts";
import { demandRoom } from "./room.ts";

test("a disk with less room than is asked for counts as full, in words for a person", async () => {
  await demandRoom(tmpdir(), 1);
  const error = await demandRoom(tmpdir(), Number.MAX_SAFE_INTEGER).catch((thrown: unknown) => thrown);
  expect(explainAway(error)?.message).toBe("The disk is full, so the database cannot write.");
});
