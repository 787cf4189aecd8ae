import { expect, test } from "vitest";
import { checkSecure } from "./doctor.ts";

test.each([
  ["https://town.example", true],
  ["http://localhost:8080", true],
  ["http://127.0.0.1:8080", true],
  ["http://[::1]:8080", true],
  ["http://town.example", false],
  ["http://192.168.1.7:8080", false],
])("notices need a secure address: %s", (publicUrl, ok) => {
  expect(checkSecure(publicUrl).ok).toBe(ok);
});
