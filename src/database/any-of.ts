/** `column = any(…)`: one parameter however many values, so that the statement stays the same and can be planned once. */
import { sql } from "kysely";

export const anyOf = (values: readonly string[]) => sql<string>`any(${values}::text[])`;
