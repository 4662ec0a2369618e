import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { AccountRow as AccountRowData } from "@/lib/domain/account";
import type { SyncStatus } from "@/lib/domain/sync";
import { accountsPage } from "@/lib/queries/accounts";
import { AccountRow } from "./account-row";
import { DirectoryBanner } from "./directory-banner";
import { NothingFound, NothingRead } from "./directory-empty";
import { directoryMeta } from "./directory-meta";
import { directoryView } from "./directory-view";
import type { DirectoryFilter } from "./use-directory-filter";

const directory = {
  filter: { sort: "name" },
  search: () => undefined,
  change: () => undefined,
  drop: () => undefined,
} satisfies DirectoryFilter;
const may = { allowed: true, starting: false, failed: false, start: () => undefined };

function sync(part: Partial<SyncStatus>): SyncStatus {
  return {
    state: "done",
    startedAt: null,
    finishedAt: "2026-11-21T10:00:00Z",
    accountsListed: 1284,
    plansRead: 1284,
    plansFailed: 0,
    plansTotal: 1284,
    error: null,
    secondsLeft: null,
    perSecond: null,
    pausedBy: null,
    pausedAt: null,
    shrunk: null,
    ...part,
  };
}

function words(node: ReactNode, client = new QueryClient()): string {
  const html = renderToStaticMarkup(<QueryClientProvider client={client}>{node}</QueryClientProvider>);
  const box = document.createElement("div");
  box.innerHTML = html;
  return box.textContent ?? "";
}

describe("an empty directory", () => {
  it("names the filters that leave nothing, what fewer would give, and one way out", () => {
    const filter = { status: "bundle", renewsBefore: "2026-12-01", sort: "name" } as const;
    const client = new QueryClient();
    const rest = { status: "bundle", sort: "name" } as const;
    const page = {
      items: [],
      nextCursor: null,
      previousCursor: null,
      total: 312,
      totalIsExact: true,
      allTotal: 1284,
      readAt: null,
    };
    client.setQueryData(accountsPage(rest, 1).queryKey, page);
    const text = words(<NothingFound directory={{ ...directory, filter }} />, client);
    expect(text).toContain("No sub-account matches both filters");
    expect(text).toContain("Without “Next invoice before 1 Dec 2026” there are 312.");
    expect(text).toContain("Clear both");
  });

  it("says why nothing was read yet and who may read now", () => {
    const failed = sync({ state: "failed", error: "Zoom does not accept our credentials" });
    const text = words(<NothingRead sync={failed} readNow={{ ...may, allowed: false }} />);
    expect(text).toContain("No sub-account has been read yet");
    expect(text).toContain("Zoom does not accept our credentials");
    expect(text).toContain("Read now: partner, admin");
  });
});

describe("the directory's banner", () => {
  const banner = (part: Partial<SyncStatus>, problem = null) =>
    words(
      <DirectoryBanner
        problem={problem}
        onRetry={() => undefined}
        sync={sync(part)}
        readNow={may}
        directory={directory}
      />,
    );

  it("is absent when all was read", () => {
    expect(banner({})).toBe("");
  });

  it("counts what could not be read", () => {
    expect(banner({ plansFailed: 2 })).toContain("2 of 1,284 could not be read.");
  });

  it("says that a reading stopped and that the rows stay", () => {
    const text = banner({ state: "failed", error: "Zoom does not answer." });
    expect(text).toContain("The last reading stopped before its end.");
    expect(text).toContain("Zoom does not answer. Rows keep their last values, with age.");
  });
});

describe("a row of the directory", () => {
  const account: AccountRowData = {
    id: "a/b",
    name: "<script>alert(1)</script>",
    accountNumber: null,
    ownerEmail: null,
    accountType: "Pro",
    status: "not_known_yet",
    basePlan: { type: "business_yearly_c50", label: "business_yearly_c50" },
    hosts: 9,
    addonCount: 0,
    addonFamilies: [],
    nextInvoiceDate: null,
    plansReadAt: null,
  };

  it("shows a name as text and links to the whole id", () => {
    const html = renderToStaticMarkup(
      <table>
        <tbody>
          <AccountRow
            account={account}
            index={0}
            numbered
            cursor={false}
            onCursor={() => undefined}
            view={directoryView({ columns: null, density: null })}
            shape="both"
            columns={8}
          />
        </tbody>
      </table>,
    );
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toContain("<script>");
    expect(html).toContain('href="/accounts/a%2Fb"');
    expect(html).toContain("Not known yet");
    expect(html).toContain("not read");
  });
});

describe("the meta line of the directory", () => {
  const meta = (part: Partial<SyncStatus>) =>
    words(
      createElement(
        "div",
        null,
        ...directoryMeta(1284, sync({ finishedAt: null, plansRead: 812, ...part }), may),
      ),
    );

  it("says how far the reading is and how long it still takes", () => {
    expect(meta({ state: "running", secondsLeft: 170 })).toContain(
      "Reading from Zoom: 812 of 1,284about 3 min left",
    );
  });

  it("says that the reading is paused and where", () => {
    expect(meta({ state: "paused" })).toContain("Reading paused: 812 of 1,284");
  });
});
