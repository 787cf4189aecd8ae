/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A list as it was asked for: ranked stories, or every article by time. */
import type { Listed as ListedPage } from "../read-listed.ts";
import type { View } from "../view.ts";
import { EditionList } from "./edition-list.tsx";
import { Listing } from "./listing.tsx";

export type ListedProps = {
  view: View;
  listed: ListedPage;
  path: string;
  section?: boolean;
  /** The id of the place whose list this is. */
  place?: string;
};

export const Listed = ({ listed, ...props }: ListedProps) =>
  listed.kind === "edition" ? (
    <EditionList {...props} edition={listed.edition} from={listed.from} />
  ) : (
    <Listing {...props} page={listed.page} older={listed.older} />
  );
