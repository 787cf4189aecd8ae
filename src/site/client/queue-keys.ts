/** Whether the keys of the desk's queue are taken on this device: one may need them for something else. */
const KEYS_OFF = "tw-queue-keys";

/** A browser that keeps nothing has the keys on. */
export function areKeysOff(): boolean {
  try {
    return localStorage.getItem(KEYS_OFF) === "off";
  } catch {
    return false;
  }
}

export function saveKeysOff(off: boolean): void {
  try {
    localStorage.setItem(KEYS_OFF, off ? "off" : "on");
  } catch {
    // For this page alone, then.
  }
}
