import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { BreakerStatus, LimitStatus, TokenStatus } from "@/lib/domain/operations";
import type { ClassStatus, SyncStatus } from "@/lib/domain/sync";
import { operationsStatus } from "@/lib/queries/operations";
import { BreakersSection } from "./breakers-section";
import { ClassesSection } from "./classes-section";
import { LimitsSection } from "./limits-section";
import { OperationsScreen } from "./operations-screen";
import { ReadingSection } from "./reading-section";
import { TokenSection } from "./token-section";
import { UnexplainedSection } from "./unexplained-section";
import { UnknownPlansSection } from "./unknown-plans-section";

const AT = "2026-11-21T10:00:00.000Z";

const rested: SyncStatus = {
  state: "done",
  startedAt: AT,
  finishedAt: AT,
  accountsListed: 1284,
  plansRead: 1282,
  plansFailed: 2,
  plansTotal: 1284,
  error: null,
  secondsLeft: null,
  perSecond: null,
  pausedBy: null,
  pausedAt: null,
  shrunk: null,
};

const quiet: LimitStatus = {
  label: "heavy",
  perSecond: 32,
  fullPerSecond: 32,
  fullShareAt: null,
  usedToday: 1204,
  dailyCap: 48_000,
  leftToday: 46_796,
  waiting: { write: 0, person: 0, background: 0 },
  last429At: null,
  parkedUntil: null,
};

const good: TokenStatus = { state: "good", fetchedAt: AT, expiresAt: AT, failure: null };
const closed: BreakerStatus = { label: "write", state: "closed", openUntil: null, failures: 0 };

/** What a part of the page says; `client` holds what was asked before. */
function words(part: ReactNode, client = new QueryClient()): string {
  const box = document.createElement("div");
  box.innerHTML = renderToStaticMarkup(<QueryClientProvider client={client}>{part}</QueryClientProvider>);
  return (box.textContent ?? "").replaceAll(/\s+/g, " ");
}

describe("the reading", () => {
  const reading = (sync: Partial<SyncStatus>) => words(<ReadingSection sync={{ ...rested, ...sync }} />);

  it("that runs shows how far it is, how fast and how long it takes, and can be paused", () => {
    const text = reading({ state: "running", plansRead: 810, perSecond: 47.8, secondsLeft: 170 });
    expect(text).toContain("812 of 1,284 sub-accounts");
    expect(text).toContain("48 a second");
    expect(text).toContain("about 3 min left");
    expect(text).toContain("Pause reading");
    expect(text).not.toContain("Read now");
  });

  it("that is paused says by whom and can be resumed", () => {
    const text = reading({ state: "paused", finishedAt: null, pausedBy: "Jonas Weil", pausedAt: AT });
    expect(text).toContain("1,284 of 1,284 sub-accounts");
    expect(text).toContain("by Jonas Weil");
    expect(text).toContain("Resume reading");
    expect(text).not.toContain("Pause reading");
  });

  it("that ended counts what could not be read and can be asked for", () => {
    const text = reading({});
    expect(text).toContain("All was read");
    expect(text).toContain("Could not read2");
    expect(text).toContain("Read now");
  });

  it("whose list shrank asks with the numbers before anything is removed", () => {
    const text = reading({ state: "failed", shrunk: { before: 1284, now: 1100 } });
    expect(text).toContain("Zoom lists 184 sub-accounts fewer than before");
    expect(text).toContain("1,284 before, 1,100 now: 14.3% less");
    expect(text).toContain("nothing was removed");
    expect(text).not.toContain("Read now");
  });
});

describe("the calls to Zoom", () => {
  const limits = (part: Partial<LimitStatus>) => words(<LimitsSection limits={[{ ...quiet, ...part }]} />);

  it("show what is used, what is left and that nothing waits", () => {
    const text = limits({});
    expect(text).toContain("Full share");
    expect(text).toContain("1,204");
    expect(text).toContain("46,796");
    expect(text).toContain("nothing");
    expect(text).toContain("never");
  });

  it("say that a limit is slowed, and who waits for it, the first in line first", () => {
    const text = limits({
      perSecond: 16,
      fullShareAt: AT,
      last429At: AT,
      waiting: { write: 2, person: 1, background: 1400 },
    });
    expect(text).toContain("16 of 32");
    expect(text).toMatch(/Slowed, full at \d\d? \w+ 2026, \d\d:\d\d:00/);
    expect(text).toContain("2 changes, 1 person, 1,400 in the background");
  });

  it("say until when a limit is parked, and that some have no daily limit", () => {
    const text = limits({ label: "medium", dailyCap: null, leftToday: null, parkedUntil: AT });
    expect(text).toContain("Parked until");
    expect(text).toContain("no limit");
  });
});

describe("what looks after Zoom", () => {
  it.each([
    ["closed", "Zoom answers"],
    ["half_open", "Trying one call"],
    ["open", "Not asked for now"],
  ] as const)("reads a %s breaker as %j", (state, expected) => {
    expect(words(<BreakersSection breakers={[{ ...closed, state, failures: 5 }]} />)).toContain(expected);
  });

  it("says what still works while changes are held back", () => {
    const open: BreakerStatus = { ...closed, state: "open", openUntil: AT, failures: 5 };
    const text = words(<BreakersSection breakers={[open]} />);
    expect(text).toContain("After 5 failed calls. Reading goes on.");
  });

  it("F10: says that Zoom gives no token, and Zoom's reason", () => {
    const failure = "Zoom's token endpoint answered 400 invalid_client";
    const text = words(<TokenSection token={{ ...good, state: "failed", failure }} />);
    expect(text).toContain("Zoom gives none");
    expect(text).toContain(failure);
  });
});

describe("what nobody has explained", () => {
  it("is listed with Zoom's raw words and a way to the changes", () => {
    const unexplained = [{ code: 987_654, message: "<b>Odd.</b>", count: 3, lastAt: AT }];
    const text = words(<UnexplainedSection refusals={unexplained} />);
    expect(text).toContain("987654<b>Odd.</b>3");
    expect(text).toContain("Show the changes");
  });

  it("names plans that are new to us by family and code", () => {
    const unknownPlans = [{ family: "plan_holograms", type: null, count: 4 }];
    expect(words(<UnknownPlansSection plans={unknownPlans} />)).toContain("plan_hologramsno code4");
  });

  it("is said to be nothing when there is nothing", () => {
    expect(words(<UnexplainedSection refusals={[]} />)).toContain(
      "Every refusal so far is in the phrasebook.",
    );
    expect(words(<UnknownPlansSection plans={[]} />)).toContain(
      "Every plan that was read is in the catalogue.",
    );
  });
});

it("classes count what is overdue and tell how old the oldest is", () => {
  const classes: ClassStatus[] = [
    { name: "invoice_near", targetSeconds: 3600, accounts: 120, overdue: 7, oldestSeconds: 9_000 },
    { name: "on_screen", targetSeconds: 60, accounts: 0, overdue: 0, oldestSeconds: null },
  ];
  const text = words(<ClassesSection classes={classes} />);
  expect(text).toContain("Invoice nearOverdue1 h1207");
  expect(text).toContain("7 overdue");
  expect(text).toContain("Open on a screennobody in it1 min");
});

describe("the page", () => {
  it("shows all its parts and when they were asked for", () => {
    const client = new QueryClient();
    client.setQueryData(operationsStatus().queryKey, {
      limits: [quiet],
      breakers: [closed],
      token: good,
      sync: rested,
      classes: [],
      unexplained: [],
      unknownPlans: [],
    });
    const text = words(<OperationsScreen />, client);
    for (const part of ["All was read", "Zoom answers", "Good", "Full share", "Freshness", "phrasebook"])
      expect(text).toContain(part);
    expect(text).toMatch(/Asked \d+ s ago/);
  });

  it("says what it does while the first answer is not there", () => {
    expect(words(<OperationsScreen />)).toContain("Asking how the work with Zoom stands");
  });
});
