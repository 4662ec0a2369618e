import "server-only";
import type { BreakerStatus, LimitStatus } from "@/lib/domain/operations";
import type { NoticeKind, ServiceNotice } from "@/lib/domain/service-notice";
import type { SyncStatus } from "@/lib/domain/sync";

type Standing = {
  /** True when Zoom refused our credentials at the last try. */
  refused: boolean;
  /** True while the present token is good: until it ends nobody misses a new one. */
  tokenGood: boolean;
  breakers: readonly BreakerStatus[];
  limits: readonly LimitStatus[];
  sync: SyncStatus;
  now: Date;
};

/** A limit of a second is over before anybody has read of it. */
const WORTH_SAYING_MS = 60_000;

/** The worst of what holds the work with Zoom up; null while everything works. `lastReadAt` is not filled in. */
export function noticeOf(standing: Standing): ServiceNotice | null {
  const { refused, tokenGood, breakers, limits, sync, now } = standing;
  if (refused) return notice("credentials");
  const open = (label: BreakerStatus["label"]) =>
    breakers.find((breaker) => breaker.label === label && breaker.state !== "closed");
  const silent = open("read") ?? (tokenGood ? undefined : open("token"));
  if (silent) return notice("zoom_silent");
  const parked = (label: LimitStatus["label"]) =>
    limits.find((limit) => limit.label === label && isParked(limit, now));
  const reads = parked("medium");
  if (reads) return notice("reads_held", { until: reads.parkedUntil });
  if (open("write")) return notice("changes_held");
  const day = parked("heavy");
  if (day) return notice("day_used", { until: day.parkedUntil });
  if (sync.shrunk) return notice("shrunk", { since: sync.finishedAt });
  return sync.state === "paused" ? notice("paused", { since: sync.pausedAt, by: sync.pausedBy }) : null;
}

function isParked({ parkedUntil }: LimitStatus, now: Date): boolean {
  return parkedUntil !== null && Date.parse(parkedUntil) - now.getTime() > WORTH_SAYING_MS;
}

function notice(kind: NoticeKind, more: Partial<ServiceNotice> = {}): ServiceNotice {
  return { kind, since: null, until: null, lastReadAt: null, by: null, ...more };
}
