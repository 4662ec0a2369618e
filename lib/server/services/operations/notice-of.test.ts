import { describe, expect, it } from "vitest";
import type { BreakerStatus, LimitStatus } from "@/lib/domain/operations";
import type { SyncStatus } from "@/lib/domain/sync";
import { noticeOf } from "@/lib/server/services/operations/notice-of";

const NOW = new Date("2026-11-21T10:00:00.000Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000).toISOString();

const sync: SyncStatus = {
  state: "done",
  startedAt: null,
  finishedAt: null,
  accountsListed: 0,
  plansRead: 0,
  plansFailed: 0,
  plansTotal: 0,
  error: null,
  secondsLeft: null,
  perSecond: null,
  pausedBy: null,
  pausedAt: null,
  shrunk: null,
};
const paused: SyncStatus = { ...sync, state: "paused", pausedBy: "Jonas Weil", pausedAt: later(-60) };

function open(label: BreakerStatus["label"]): BreakerStatus {
  return { label, state: "open", openUntil: later(20), failures: 5 };
}

function parked(label: LimitStatus["label"], seconds: number): LimitStatus {
  return {
    label,
    perSecond: 1,
    fullPerSecond: 1,
    fullShareAt: null,
    usedToday: 0,
    dailyCap: null,
    leftToday: null,
    waiting: { write: 0, person: 0, background: 0 },
    last429At: null,
    parkedUntil: later(seconds),
  };
}

function notice(part: Partial<Parameters<typeof noticeOf>[0]>) {
  return noticeOf({ refused: false, tokenGood: true, breakers: [], limits: [], sync, now: NOW, ...part });
}

describe("the notice over every page", () => {
  it("is absent while everything works", () => {
    const closed: BreakerStatus = { label: "read", state: "closed", openUntil: null, failures: 0 };
    expect(notice({ breakers: [closed], limits: [{ ...parked("heavy", 0), parkedUntil: null }] })).toBeNull();
  });

  it("F10: names refused credentials before all else", () => {
    const worst = { refused: true, breakers: [open("read"), open("token")], sync: paused };
    expect(notice(worst)?.kind).toBe("credentials");
  });

  it("says that Zoom is silent", () => {
    expect(notice({ breakers: [open("read")] })).toMatchObject({ kind: "zoom_silent", until: null });
  });

  it("minds a missing token only once the present one has ended", () => {
    expect(notice({ breakers: [open("token")] })).toBeNull();
    expect(notice({ breakers: [open("token")], tokenGood: false })?.kind).toBe("zoom_silent");
  });

  it("says that only changes are held back", () => {
    expect(notice({ breakers: [open("write")] })?.kind).toBe("changes_held");
  });

  it("F7: says that the day is used up, and until when", () => {
    expect(notice({ limits: [parked("heavy", 7_200)] })).toMatchObject({
      kind: "day_used",
      until: later(7_200),
    });
  });

  it("says that reads are held back for long", () => {
    expect(notice({ limits: [parked("medium", 300)] })?.kind).toBe("reads_held");
  });

  it("keeps quiet about a limit of a second", () => {
    expect(notice({ limits: [parked("medium", 2), parked("heavy", 2)] })).toBeNull();
  });

  it("says who paused the reading and since when", () => {
    expect(notice({ sync: paused })).toMatchObject({ kind: "paused", by: "Jonas Weil", since: later(-60) });
  });

  it("F41: says that a list that shrank waits for an admin, before a pause", () => {
    expect(notice({ sync: { ...paused, shrunk: { before: 100, now: 50 } } })?.kind).toBe("shrunk");
  });
});
