/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The frame of every page of the desk: its parts in one line, what was just done, the page itself. */
import type { PropsWithChildren } from "hono/jsx";
import { Layout } from "../parts/layout.tsx";
import type { View } from "../view.ts";
import { DESK_PARTS, TODAY_PATH } from "./paths.ts";

export type DeskFrameProps = PropsWithChildren<{
  view: View;
  title: string;
  /** This page's own path. */
  path: string;
  /** What was just done, in a sentence. */
  done?: string | undefined;
  /** The path of a script that this page alone needs. */
  script?: string;
}>;

/** A page of one thing belongs to the part that lists them. */
const isWithin = (path: string, part: { path: string }): boolean =>
  part.path !== TODAY_PATH && path.startsWith(`${part.path}/`);

export function DeskFrame({ view, title, path, done, script, children }: DeskFrameProps) {
  const head = { title: `${title} – the desk`, description: title, path, hidden: true, own: true, script };
  return (
    <Layout view={view} head={head}>
      <div class="desk">
        <nav class="desk-parts" aria-label="The desk">
          <ul>
            {DESK_PARTS.map((part) => (
              <li>
                <a
                  href={part.path}
                  aria-current={part.path === path ? "page" : isWithin(path, part) ? "true" : undefined}
                >
                  {part.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <h1>{title}</h1>
        {done !== undefined && <p role="status">{done}</p>}
        {children}
      </div>
    </Layout>
  );
}
