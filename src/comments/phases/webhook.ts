/** What the operator's own program says, where there is one. */
import { isStaff, PASS, type Phase, refuse, wait } from "../phase.ts";

export const webhook: Phase = {
  name: "webhook",
  judge({ author }, { opinion, confirmed }, { webhook: { silent } }) {
    if (!opinion || isStaff(author)) return PASS;
    const { verdict, reason } = opinion;
    switch (verdict) {
      case "pass":
        return PASS;
      case "note":
        return { verdict, reason: reason || "Marked by the site’s own check." };
      case "ask":
        // Asked once; whoever wants to post it so has been heard.
        return { verdict: confirmed ? "note" : "ask", reason: reason || "Please look at it again." };
      case "wait":
        return wait(reason || "An editor reads it before it is shown.");
      case "refuse":
        return refuse(reason || "The site’s own check does not take it.");
      case "silent":
        return silent === "wait" ? wait("An editor reads it before it is shown.") : PASS;
    }
  },
};
