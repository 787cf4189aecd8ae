import { expect, test } from "vitest";
import type { Letter } from "../letter.ts";
import { openSigner } from "./pool.ts";

const letter = (subject: string): Letter => ({
  to: "ada@mill.example",
  from: { name: "", address: "news@town.example" },
  subject,
  text: "x",
  html: "x",
  headers: {},
  messageId: "1@town.example",
  date: new Date(0),
});

/** Ends at a certain subject, as a worker does that runs out of memory; else says the subject. */
const MORTAL = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", (letters) => {
      if (letters.some(({ subject }) => subject === "deadly")) process.exit(7);
      parentPort.postMessage(letters.map(({ subject }) => ({ kind: "signed", message: subject })));
    });`)}`,
);

test("a worker that dies loses no letter but the one that ends whoever takes it", async () => {
  const signer = openSigner({ workers: 2, keys: [], script: MORTAL });
  const subjects = [...Array(40).keys()].map((n) => (n === 5 ? "deadly" : `letter ${n}`));
  const all = await Promise.all(subjects.map((subject) => signer.sign(letter(subject))));
  for (const [n, signed] of all.entries())
    expect(signed).toMatchObject(n === 5 ? { kind: "refused" } : { kind: "signed", message: `letter ${n}` });
  await signer.close();
  expect(await signer.sign(letter("late"))).toEqual({ kind: "closed" });
});
