/** Accounts whose comments an editor reads first, and what the desk looks up of an account. */
export const mutes = {
  name: "0015-mutes",
  sql: `
alter table accounts add column muted_until timestamptz;
create index accounts_restricted on accounts (id) where muted_until is not null or banned_until is not null;
create index audit_log_subject on audit_log (subject, id);
`,
};
