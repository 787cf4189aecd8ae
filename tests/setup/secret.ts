/** What signs pictures' keys and readers' cookies in tests. */
export const SECRET = "a secret for tests, long enough to be one";
