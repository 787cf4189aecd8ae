/** The way of an issue, in order: an hour comes → who gets what → a message, with what became of it. */
import { type AnyWorkshop, workshop } from "#jobs/work.ts";
import { type PlanNeeds, planRun, planRuns } from "./plan-runs.ts";
import { LATEST_MS } from "./schedule.ts";
import { planSending, type SendNeeds, sendDue } from "./send-due.ts";

export type LineNeeds = PlanNeeds & SendNeeds;

export const newsletterLine = (needs: LineNeeds): AnyWorkshop[] => [
  // an hour of a zone → its readers, the issues they get, one delivery each
  workshop({
    queue: "run",
    batch: 1,
    lanes: 2,
    handle: ([job]) => (job ? planRun(needs, job) : Promise.resolve()),
  }),
  // deliveries that are due → messages
  workshop({
    queue: "issues",
    batch: 1,
    lanes: 1,
    handle: ([job]) => (job ? sendDue(needs, job) : Promise.resolve()),
  }),
];

/** Leaves jobs for the hours that have come and for what is due. Looks back far the first time, and little afterwards. */
export function openPlanner(needs: LineNeeds): () => Promise<void> {
  let after = new Date(0);
  return async () => {
    const now = needs.now();
    await planRuns(needs, after);
    await planSending(needs);
    // With some overlap: a transaction that is slow, or a clock that was put back.
    after = new Date(Math.max(after.getTime(), now.getTime() - LATEST_MS / 36));
  };
}

/** Plans and sends what is due now, and ends. Workers of other processes may take part; what fails is theirs, or for later. */
export async function sendNow(needs: LineNeeds): Promise<void> {
  await openPlanner(needs)();
  for (;;) {
    const [run] = await needs.jobs.take("run", 1);
    if (run) await planRun(needs, run);
    else break;
  }
  if (!(await needs.openMailing())) return;
  while (await planSending(needs)) {
    const [job] = await needs.jobs.take("issues", 1);
    if (!job) return;
    await sendDue(needs, job);
  }
}
