"use client";

import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from "react";

const TICK_MS = 5_000;

type ServerClock = { now: number; zone: string };
const ServerClockContext = createContext<ServerClock>({ now: 0, zone: "UTC" });

let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function currentTime() {
  // Rounded down to the tick, because a snapshot must stay the same between two ticks.
  if (!timer || now === 0) now = Math.floor(Date.now() / TICK_MS) * TICK_MS;
  return now;
}

const never = () => () => {};
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

type ClockProviderProps = ServerClock & { children: ReactNode };

/**
 * Gives server and browser the same first "now" and zone, so that ages and times never differ on hydration;
 * afterwards the browser's own take over. The zone is kept in a cookie for the next page's first paint.
 */
export function ClockProvider({ now: startedAt, zone, children }: ClockProviderProps) {
  useEffect(() => {
    const own = browserZone();
    if (own === zone || !("cookieStore" in window)) return;
    void window.cookieStore.set({
      name: "zone",
      value: encodeURIComponent(own),
      sameSite: "lax",
      expires: Date.now() + 31_536_000_000,
    });
  }, [zone]);
  return <ServerClockContext value={{ now: startedAt, zone }}>{children}</ServerClockContext>;
}

/** The present time in milliseconds, renewed every 5 s while something shows it. */
export function useNow(): number {
  const server = useContext(ServerClockContext);
  return useSyncExternalStore(subscribe, currentTime, () => server.now);
}

/** The reader's IANA time zone. */
export function useZone(): string {
  const server = useContext(ServerClockContext);
  return useSyncExternalStore(never, browserZone, () => server.zone);
}
