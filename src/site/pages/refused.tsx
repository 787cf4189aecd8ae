/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What a form gets that asks for what cannot be done: why, and the way back. */
import { Layout } from "../parts/layout.tsx";
import type { View } from "../view.ts";

export function RefusedPage({
  view,
  why,
  back,
  path,
}: {
  view: View;
  why: string;
  back: string;
  path: string;
}) {
  const title = "That was not changed";
  return (
    <Layout view={view} head={{ title, description: why, path, hidden: true }}>
      <div class="prose">
        <h1>{title}</h1>
        <p class="standfirst">{why}</p>
        <p>
          <a class="button" href={back}>
            Back
          </a>
        </p>
        <p>
          <a href="/choices">Your choices</a>
        </p>
      </div>
    </Layout>
  );
}
