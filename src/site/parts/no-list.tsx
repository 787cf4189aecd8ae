/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What stands on a section's page in place of a list that is empty: whose doing that is, and the way on. */
import { isAllMuted, isBeginning, type Listed } from "../read-listed.ts";
import { AllMuted } from "./all-muted.tsx";

export const NoList = ({ listed }: { listed: Listed }) =>
  isAllMuted(listed) ? (
    <AllMuted />
  ) : (
    <p class="prose">
      No publisher has reported anything here{isBeginning(listed) ? " yet" : " before that"}.{" "}
      <a href="/">The front page</a>
    </p>
  );
