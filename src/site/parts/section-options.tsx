/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The sections to choose one from, inside a `<select>`. */
import { SECTIONS, type Section } from "#config/sections.ts";

export const SectionOptions = ({
  chosen,
  sections = SECTIONS,
}: {
  /** A slug. */
  chosen: string | undefined;
  sections?: readonly Pick<Section, "slug" | "name">[];
}) => (
  <>
    {sections.map(({ slug, name }) => (
      <option value={slug} selected={slug === chosen}>
        {name}
      </option>
    ))}
  </>
);
