import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Answer, openPage, startApi } from "@/components/ui/testing/open-page";
import type { Role } from "@/lib/domain/permissions";
import { problem } from "@/lib/domain/problem";
import type { RenewalReport, RenewalRow } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { Renewals } from "./renewals";

const role: Role = "finance";
const first: RenewalQuery = { from: "2026-12-01", to: "2026-12-30", sort: "date" };

function line(accountId: string, nextInvoiceDate: string, status = "active"): RenewalRow {
  return {
    accountId,
    accountName: accountId,
    accountNumber: null,
    nextInvoiceDate,
    family: "plan_base",
    path: "plan_base",
    type: "business_yearly",
    label: "Business",
    cycle: "Annual",
    hosts: 20,
    amount: null,
    status,
    readAt: "2026-11-21T10:00:00Z",
  };
}

function report(query: URLSearchParams, rows: RenewalRow[]): Answer {
  const dates = [...new Set(rows.map(({ nextInvoiceDate }) => nextInvoiceDate))];
  const sums = { lines: rows.length, accounts: rows.length, hosts: 20 * rows.length };
  const body: RenewalReport = {
    from: query.get("from") ?? "",
    to: query.get("to") ?? "",
    rows,
    nextCursor: null,
    listed: rows.length,
    days: dates.map((date) => ({ date, lines: 1, accounts: 1, hosts: 20 })),
    total: sums,
    oldestReadAt: null,
    newestReadAt: null,
  };
  return { body };
}

let answer: (query: URLSearchParams) => Answer | Promise<Answer>;
let stop: () => Promise<void>;
beforeEach(async () => {
  answer = (query) => report(query, [line("Kestrel", "2026-12-03"), line("Merlin", "2026-12-09", "other")]);
  ({ stop } = await startApi((request) => answer(new URL(request.slice(4), "http://x").searchParams)));
});
afterEach(() => stop());

async function opened(search = "") {
  const page = await openPage(<Renewals first={first} today="2026-12-01" role={role} />, search);
  await page.until(() => page.host.textContent?.includes("Kestrel"));
  const table = () => page.host.querySelector("table");
  return { ...page, table };
}

describe("renewals", () => {
  it("keep a range that cannot be replaced, and name it", async () => {
    const page = await opened();
    expect(page.host.textContent).not.toContain("The rows below");
    answer = () => ({ status: 500, body: problem("internal") });
    await page.press("Next week");
    await page.until(() => page.button("Try again"));
    expect(page.host.textContent).toContain("The rows below are those from 1 Dec 2026 to 30 Dec 2026.");
    expect(page.table()?.textContent).toContain("Kestrel");
    expect(page.host.querySelector("footer")?.textContent).toContain("40 hosts");
    answer = (query) => report(query, [line("Osprey", "2026-12-08")]);
    await page.press("Try again");
    await page.until(() => page.table()?.textContent?.includes("Osprey"));
    expect(page.host.textContent).not.toContain("The rows below");
    await page.leave();
  });

  it("are said to be busy until those of the new range come, which begin at the top", async () => {
    const page = await opened();
    const region = page.table()?.parentElement as HTMLElement;
    expect(page.table()?.hasAttribute("aria-busy")).toBe(false);
    let give: ((given: Answer) => void) | undefined;
    answer = () =>
      new Promise((given) => {
        give = given;
      });
    region.scrollTop = 400;
    await page.press("Next week");
    expect(page.table()?.getAttribute("aria-busy")).toBe("true");
    expect(region.scrollTop).toBe(400);
    await page.until(() => page.addresses.length > 0);
    const asked = new URLSearchParams(page.addresses.at(-1)?.slice("push ?".length));
    await page.until(() => give);
    give?.(report(asked, [line("Osprey", "2026-12-08")]));
    await page.until(() => page.table()?.textContent?.includes("Osprey"));
    expect(page.table()?.hasAttribute("aria-busy")).toBe(false);
    expect(region.scrollTop).toBe(0);
    await page.leave();
  });

  it("number the heads of days and the lines under them", async () => {
    const page = await opened();
    const rows = [...page.host.querySelectorAll("tbody tr")].map((row) => row.getAttribute("aria-rowindex"));
    expect(rows).toEqual(["2", "3", "4", "5"]);
    expect(page.table()?.getAttribute("aria-rowcount")).toBe("5");
    await page.leave();
  });

  it("say of a status that nobody knows that it is another", async () => {
    const page = await opened();
    const merlin = [...page.host.querySelectorAll("tbody tr")].at(-1);
    expect(merlin?.textContent).toContain("Other");
    expect(merlin?.textContent).not.toContain("not reported");
    await page.leave();
  });
});

describe("the address of renewals", () => {
  it("names a range although it is today's first one, and can be gone back from", async () => {
    const page = await opened("?from=2026-12-07&to=2026-12-13");
    await page.press("30 days");
    await page.until(() => page.addresses.length > 0);
    expect(page.addresses).toEqual(["push ?from=2026-12-01&to=2026-12-30"]);
    await page.leave();
  });

  it("can be gone back from after another order", async () => {
    const page = await opened();
    await page.press("Hosts");
    await page.until(() => page.addresses.length > 0);
    expect(page.addresses).toEqual(["push ?sort=hosts"]);
    await page.leave();
  });

  it("is replaced while a day or a search is typed", async () => {
    const page = await opened();
    await page.type("2026-12-02", "input[type=date]");
    await page.until(() => page.addresses.length > 0);
    await page.type("kes", "input[type=search]");
    await page.until(() => page.addresses.length > 1);
    expect(page.addresses).toEqual([
      "replace ?from=2026-12-02&to=2026-12-30",
      "replace ?from=2026-12-02&to=2026-12-30&q=kes",
    ]);
    await page.leave();
  });
});
