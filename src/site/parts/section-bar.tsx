/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The sections, with the one we are in marked, and the newsletter. */
import { SECTIONS } from "#config/sections.ts";
import type { View } from "../view.ts";

const ENTRIES = [...SECTIONS, { slug: "newsletter", name: "Newsletter" }];

export const SectionBar = ({ view, current }: { view: View; current: string | undefined }) => (
  <nav class="sections" aria-label="Sections">
    <ul>
      {ENTRIES.filter(({ slug }) => !view.mutes.hidesSection(slug)).map(({ slug, name }) => (
        <li>
          <a href={`/${slug}`} aria-current={slug === current ? "page" : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
