/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A link that leaves the site. Only web addresses become links: anything else stays text. */
import type { PropsWithChildren } from "hono/jsx";
import { parseHttpUrl } from "#base/url.ts";

export function OutLink({
  href,
  children,
  ...rest
}: PropsWithChildren<{ href: string | undefined; class?: string }>) {
  const url = href === undefined ? undefined : parseHttpUrl(href);
  if (!url) return <span>{children}</span>;
  return (
    <a href={url.href} rel="noopener" {...rest}>
      {children}
    </a>
  );
}
