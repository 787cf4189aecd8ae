/** What the account's own page loads: its passkeys, and telling this device of answers. */
import "./passkeys.ts";
import "./replies.ts";
