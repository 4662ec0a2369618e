import "server-only";
import { createArrivals } from "@/lib/server/zoom/arrivals";
import type { Sender } from "@/lib/server/zoom/attempt";
import { createBreaker } from "@/lib/server/zoom/breaker";
import type { ZoomParts } from "@/lib/server/zoom/client";
import { createLimiter } from "@/lib/server/zoom/limiter";
import { createMissingScopes } from "@/lib/server/zoom/missing-scope";
import { createProcessReport, type OpenBreaker } from "@/lib/server/zoom/process-report";

const BREAKER_CALLS = 20;
const LABELS = ["read", "write"] as const;

/** Makes what stands between this process's calls and Zoom: limiter, breakers, and the memory of missing scopes. */
export function createGuards(parts: ZoomParts): Pick<Sender, "limiter" | "arrivals" | "breakers" | "scopes"> {
  const { db, clock, log, env, breakerCalls = BREAKER_CALLS } = parts;
  const now = () => performance.now() + (clock.aheadMs?.() ?? 0);
  const rule = { calls: breakerCalls };
  const breakers = {
    read: createBreaker({ rule, now, onChange: tellBreakers }),
    write: createBreaker({ rule, now, onChange: tellBreakers }),
  };
  const limiter = createLimiter({ db, settings: env.zoom, clock, onWait: () => report.waits() });
  const report = createProcessReport(db, limiter.waiting);

  function tellBreakers(): void {
    const open = LABELS.flatMap((label): OpenBreaker[] => {
      const state = breakers[label].state();
      if (!state) return [];
      return [{ label, openUntil: clock.now().getTime() + state.openMs, failures: state.failures }];
    });
    log.warn({ breakers: open }, open.length > 0 ? "Calls to Zoom are held back" : "Calls to Zoom go on");
    report.breakers(open);
  }

  return { limiter, arrivals: createArrivals(env.zoom), breakers, scopes: createMissingScopes(now) };
}
