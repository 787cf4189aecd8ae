/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The front page, in the order of whoever asks. */
import type { Context } from "hono";
import { listFrontCards, makeFront } from "#editions/make-front.ts";
import { answerPage } from "../answers.ts";
import { HomePage } from "../pages/home.tsx";
import { readOrder } from "../read-listed.ts";
import { makeView, type SiteNeeds } from "../view.ts";
import { whoOf } from "../who.ts";

export async function answerHome(needs: SiteNeeds, c: Context): Promise<Response> {
  const order = readOrder(c);
  const front = await makeFront(needs.editions, whoOf(c), needs.now(), { order });
  const cards = listFrontCards(front);
  const view = await makeView(
    needs,
    whoOf(c),
    cards.map((card) => card.article),
    await needs.atlas.read(),
  );
  return answerPage(c, <HomePage view={view} front={front} />, { depends: ["news"] });
}
