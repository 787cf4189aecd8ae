/** `townwire editor list`: owners and editors, and when each was here last. */
import { listStaff } from "#accounts/staff.ts";
import { type Command, parseArguments, readConfig, withTools } from "./command.ts";

export const command: Command = {
  words: "editor list",
  usage: "[--json]",
  summary: "Lists the editors and owners",
  async run(args, { stdout }) {
    const { values } = parseArguments(command, args, { json: { type: "boolean" } });
    return withTools(readConfig(), async ({ database }) => {
      const staff = await listStaff(database);
      if (values.json) {
        for (const one of staff) stdout.write(`${JSON.stringify(one)}\n`);
        return 0;
      }
      if (staff.length === 0) stdout.write("There are no editors yet. Add one: townwire editor add EMAIL\n");
      for (const { email, name, role, seenAt } of staff) {
        const seen = seenAt ? `here last on ${seenAt.toISOString().slice(0, 10)}` : "not here yet";
        stdout.write(`${email ?? "(no address)"}  ${role}${name ? `, ${name}` : ""}, ${seen}\n`);
      }
      return 0;
    });
  },
};
