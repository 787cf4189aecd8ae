/** The operator's own apps in the stores, as two settings name them. Pure: a setting's text becomes a value or a problem. */

export type NativeApps = {
  /** `fingerprints`: SHA-256 of the certificates that sign it, as in "AB:CD:…". */
  readonly android?: { readonly package: string; readonly fingerprints: readonly string[] };
  /** `id`: team and bundle, "A1B2C3D4E5.org.example.town"; `store`: its number in the App Store. */
  readonly ios?: { readonly id: string; readonly store: string | undefined };
};

export const NO_APPS: NativeApps = Object.freeze({});

/** `package:fingerprint`, several fingerprints with commas between. */
export function readAndroidApp(text: string | undefined, problems: string[]): NativeApps["android"] {
  if (text === undefined) return undefined;
  const [, name = "", prints = ""] = /^([a-z]\w*(?:\.[a-z]\w*)+):(.+)$/i.exec(text) ?? [];
  const fingerprints = prints.split(",").map((print) => print.trim().toUpperCase());
  if (name && fingerprints.every((print) => /^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/.test(print)))
    return Object.freeze({ package: name, fingerprints: Object.freeze(fingerprints) });
  problems.push(
    `ANDROID_APP must be a package name, a colon, and the SHA-256 fingerprint of its certificate, not "${text}"`,
  );
  return undefined;
}

/** `TEAMID.bundle`, and after a colon its number in the App Store. */
export function readIosApp(text: string | undefined, problems: string[]): NativeApps["ios"] {
  if (text === undefined) return undefined;
  const [, id, store] = /^([A-Z0-9]{10}\.[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::(\d{1,12}))?$/i.exec(text) ?? [];
  if (id) return Object.freeze({ id, store });
  problems.push(
    `IOS_APP must be a team id, a dot and a bundle id, and may end with a colon and the app's number, not "${text}"`,
  );
  return undefined;
}
