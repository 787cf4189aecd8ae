/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * Forms that a passkey answers. Only the browser's own script can ask for one, so they are closed until their element opens
 * them, and a line that is there from the start says why.
 */
import type { PropsWithChildren } from "hono/jsx";

/** `at`: the origin where passkeys of this site work; `path`: this page there. */
export const Passkeys = ({ at, path, children }: PropsWithChildren<{ at: string; path: string }>) => (
  <tw-passkeys data-at={at} data-path={path}>
    {children}
    <p class="said" role="status">
      Passkeys need JavaScript: only the browser itself can ask your device for one.
    </p>
  </tw-passkeys>
);

type FormProps = PropsWithChildren<{
  /** create: makes one; get: uses one. */
  kind: "create" | "get";
  /** What is to be signed is asked for at `path`/options, and posted to `path` when it is. */
  path: string;
  back: string;
  label: string;
  title?: string;
  strong?: boolean;
}>;

Passkeys.Form = ({ kind, path, back, label, title, strong, children }: FormProps) => (
  <form class="fields" method="post" action={path} data-kind={kind}>
    <fieldset class="plain" disabled>
      {title && <legend>{title}</legend>}
      <input type="hidden" name="back" value={back} />
      {children}
      <button class={strong ? "strong" : "quiet"} type="submit">
        {label}
      </button>
    </fieldset>
  </form>
);
