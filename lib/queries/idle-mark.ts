const QUIET_MS = 5 * 60_000;
let touchedAt = Date.now();

if (typeof window !== "undefined")
  for (const input of ["pointerdown", "keydown"])
    window.addEventListener(input, () => (touchedAt = Date.now()), { capture: true, passive: true });

/** Tells the server when a page asks by itself, so that only a person who is there keeps a session alive. */
export function idleMark(): Record<string, string> {
  return Date.now() - touchedAt > QUIET_MS ? { "X-Plandesk-Idle": "1" } : {};
}
