let newer = false;
const listeners = new Set<() => void>();

/**
 * Takes the build that answered and compares it with the one this page came from. Once they differ, they stay
 * different: the page is older than the server behind it.
 */
export function noteBuild(build: string | null): void {
  const own = typeof document === "undefined" ? undefined : document.documentElement.dataset.build;
  if (newer || !own || !build || build === own) return;
  newer = true;
  for (const listener of listeners) listener();
}

/** True once a newer server answered. */
export function isPageOld(): boolean {
  return newer;
}

/** Tells when `isPageOld` becomes true; gives back what ends that. */
export function onPageOld(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
