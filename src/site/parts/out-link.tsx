/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A link that leaves the site. Only web addresses become links: anything else stays text. */
import type { PropsWithChildren } from "hono/jsx";
import { webAddress } from "../addresses.ts";

export function OutLink({
  href,
  children,
  ...rest
}: PropsWithChildren<{ href: string | undefined; class?: string }>) {
  const url = webAddress(href);
  if (!url) return <span>{children}</span>;
  return (
    <a href={url} rel="noopener" {...rest}>
      {children}
    </a>
  );
}
