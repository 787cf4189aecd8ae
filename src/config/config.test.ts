import { describe, expect, test } from "vitest";
import { makeConfig } from "./config.ts";

describe("the settings", () => {
  test("have defaults for all but what only the operator knows", () => {
    const config = makeConfig({});
    expect(config).toMatchObject({
      port: 8080,
      host: "127.0.0.1",
      publicUrl: "http://127.0.0.1:8080",
      logLevel: "warn",
    });
    expect(config.databaseUrl).toBeUndefined();
    expect(config.fetchAllow).toEqual([]);
    expect(Object.isFrozen(config)).toBe(true);
  });

  test("are all reported at once when several are wrong", () => {
    const wrong = {
      PORT: "eighty",
      DATABASE_URL: "mysql://x",
      ANDROID_APP: "org.example.town",
      IOS_APP: "org.example.town",
      LOG_LEVEL: "loud",
      FETCH_ALLOW: "nohost",
      SECRET: "short",
      SMTP_URL: "mail.example",
      OIDC_ISSUER: "https://id.example",
    };
    expect(() => makeConfig(wrong)).toThrow(
      /PORT.*DATABASE_URL.*SMTP_URL.*OIDC_CLIENT_SECRET belong together.*SECRET.*LOG_LEVEL.*FETCH_ALLOW.*ANDROID_APP.*IOS_APP/,
    );
  });

  test("name the operator's own apps", () => {
    const print = Array.from({ length: 32 }, (_, i) => (i + 160).toString(16)).join(":");
    expect(makeConfig({}).apps).toEqual({});
    expect(makeConfig({ ANDROID_APP: `org.example.town:${print}` }).apps.android).toEqual({
      package: "org.example.town",
      fingerprints: [print.toUpperCase()],
    });
    expect(makeConfig({ IOS_APP: "A1B2C3D4E5.org.example.town" }).apps.ios).toEqual({
      id: "A1B2C3D4E5.org.example.town",
      store: undefined,
    });
    expect(makeConfig({ IOS_APP: "A1B2C3D4E5.org.example.town:123456789" }).apps.ios?.store).toBe(
      "123456789",
    );
    for (const wrong of [`town:${print}`, "org.example.town:AB:CD", `org.example.town:${print},x`])
      expect(() => makeConfig({ ANDROID_APP: wrong })).toThrow("ANDROID_APP");
    for (const wrong of ["org.example.town", "A1B2C3D4E5.town", "A1B2C3D4E5.org.town:x"])
      expect(() => makeConfig({ IOS_APP: wrong })).toThrow("IOS_APP");
  });

  test("name another provider to sign in with, whole and over https", () => {
    const whole = { OIDC_ISSUER: "https://id.example/town", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" };
    expect(makeConfig({}).oidc).toBeUndefined();
    expect(makeConfig(whole).oidc).toMatchObject({ issuer: "https://id.example/town", name: "id.example" });
    expect(makeConfig({ ...whole, OIDC_NAME: "The Library" }).oidc?.name).toBe("The Library");
    for (const issuer of ["http://id.example", "id.example", "ftp://id.example"])
      expect(() => makeConfig({ ...whole, OIDC_ISSUER: issuer })).toThrow("OIDC_ISSUER");
  });

  test("of a program that judges comments belong together", () => {
    const whole = {
      COMMENT_WEBHOOK: "http://127.0.0.1:9000/judge",
      COMMENT_WEBHOOK_SECRET: "a secret of the town",
    };
    expect(makeConfig({}).commentWebhook).toBeUndefined();
    expect(makeConfig(whole).commentWebhook).toMatchObject({ url: "http://127.0.0.1:9000/judge" });
    expect(() => makeConfig({ COMMENT_WEBHOOK: whole.COMMENT_WEBHOOK })).toThrow(/set both, or none/);
    const wrong = { COMMENT_WEBHOOK: "judge", COMMENT_WEBHOOK_SECRET: "short" };
    expect(() => makeConfig(wrong)).toThrow(/must be a web address.*at least 16 characters/);
  });

  test("let a flag win over the environment", () => {
    expect(makeConfig({ PORT: "1" }, { port: "9090" }).port).toBe(9090);
  });

  test("take the mail address as contact unless one is given", () => {
    expect(makeConfig({ MAIL_FROM: "desk@town.example" }).contact).toBe("desk@town.example");
    expect(makeConfig({ MAIL_FROM: "a@b.example", CONTACT: "c@d.example" }).contact).toBe("c@d.example");
  });

  test("drop the slash at the end of the public address", () => {
    expect(makeConfig({ PUBLIC_URL: "https://news.town.example/" }).publicUrl).toBe(
      "https://news.town.example",
    );
  });
});
