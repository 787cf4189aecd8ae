/**
 * What somebody writes, kept on the device until it is posted: for each thread, what is answered and the name it is
 * written under, so that nobody who shares the device finds another's words. Dropped after thirty days.
 */

const PREFIX = "draft ";
const KEPT_MS = 30 * 86_400_000;

/** Undefined for what is no comment or answer. */
function keyOf(form: HTMLFormElement): string | undefined {
  const field = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? "";
  const name = form.closest(".comments")?.querySelector(".comment-send bdi")?.textContent;
  return field("thread") && name ? `${PREFIX}${field("thread")} ${field("parent")} ${name}` : undefined;
}

/** Without a store, or with a full one, there are no drafts and everything else works. */
function withStore<T>(work: (store: Storage) => T): T | undefined {
  try {
    return work(localStorage);
  } catch {
    return undefined;
  }
}

const textOf = (form: HTMLFormElement) => form.querySelector("textarea");

export function keepDraft(form: HTMLFormElement): void {
  const key = keyOf(form);
  const text = textOf(form)?.value;
  if (!key) return;
  if (text) withStore((store) => store.setItem(key, `${Date.now()} ${text}`));
  else forgetDraft(form);
}

export function forgetDraft(form: HTMLFormElement): void {
  const key = keyOf(form);
  if (key) withStore((store) => store.removeItem(key));
}

/** Into a form that is empty. */
export function showDraft(form: HTMLFormElement): void {
  const key = keyOf(form);
  const field = textOf(form);
  const kept = key && withStore((store) => store.getItem(key));
  if (kept && field && !field.value) field.value = kept.slice(kept.indexOf(" ") + 1);
}

export function dropOldDrafts(): void {
  withStore((store) => {
    for (const key of Object.keys(store))
      if (key.startsWith(PREFIX) && Number.parseInt(store.getItem(key) ?? "", 10) < Date.now() - KEPT_MS)
        store.removeItem(key);
  });
}
