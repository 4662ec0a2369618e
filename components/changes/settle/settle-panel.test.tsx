import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Change } from "@/lib/domain/change";
import { problem } from "@/lib/domain/problem";
import { needingChange, openReceipt, startChangeApi } from "../testing/receipt-screen";

const admin = { mayWrite: true, maySettle: true };
const settled = (state: "applied" | "not_applied", name = "Jonas Weil"): Change =>
  needingChange({
    state,
    settledAt: "2026-11-21T11:00:00.000Z",
    settledBy: { id: "j", name },
    settleReason: "The portal shows 15",
  });

let api: Awaited<ReturnType<typeof startChangeApi>>;
let page: Awaited<ReturnType<typeof openReceipt>>;

beforeEach(() => sessionStorage.clear());
afterEach(async () => {
  await page.leave();
  await api.stop();
});

async function open(may = admin, change = needingChange(), ...answers: Parameters<typeof startChangeApi>[1]) {
  api = await startChangeApi(change, answers);
  page = await openReceipt(change, may);
}

async function fill() {
  await page.choose("applied");
  await page.type("reason", "The portal shows 15");
  await page.type("accountName", "bäckerei Ümlaut & <Söhne>");
}

describe("settling by hand", () => {
  test("shows an admin what was, what was sent and every read since, failed ones too", async () => {
    await open();
    const terms = [...page.host.querySelectorAll("section[aria-label='Settle by hand'] dl > div")];
    const facts = terms.map((each) => each.textContent);
    expect(facts[0]).toMatch(/^Before.*20 hosts$/);
    expect(facts[1]).toMatch(/^Sent.*15 hosts at/);
    expect(facts[2]).toContain("As before: 20 hosts");
    expect(facts[2]).toContain("could not be read: 503");
  });

  test("asks for outcome, reason and the sub-account's name before anything is sent", async () => {
    await open();
    await page.submit();
    await page.until(() => page.noteOf("reason"));
    expect(page.host.textContent).toContain("Choose what Zoom's portal shows");
    expect(page.noteOf("reason")).toBe("Type by what you know it");
    expect(page.noteOf("accountName")).toBe("Type the sub-account's name");
    await fill();
    await page.type("accountName", "Another bakery");
    await page.submit();
    await page.until(() => page.noteOf("accountName")?.startsWith("Type the name as"));
    expect(api.posts).toEqual([]);
  });

  test("sends outcome and reason once, and the receipt says who settled it and why", async () => {
    await open(admin, needingChange(), { change: settled("applied") });
    await fill();
    await page.until(() => page.button("Settle as applied"));
    await page.submit();
    await page.until(() => page.host.querySelector("h1")?.textContent?.includes("Applied"));
    expect(api.posts).toEqual([
      { path: "/api/changes/ch_1/settle", body: { outcome: "applied", reason: "The portal shows 15" } },
    ]);
    expect(page.host.textContent).toContain("Jonas Weil settled it as applied: “The portal shows 15”.");
    expect(page.host.textContent).not.toContain("Zoom has 15 hosts");
    expect(page.host.querySelector("form")).toBeNull();
    expect(sessionStorage).toHaveLength(0);
    expect(document.activeElement).toBe(page.host.querySelector("h1"));
  });

  test("by somebody else meanwhile shows what is stored instead of the form", async () => {
    const stored = settled("not_applied", "Ada");
    await open(admin, needingChange(), { problem: problem("change_settled", { change: stored }) });
    api.state.change = stored;
    await fill();
    await page.submit();
    await page.until(() => page.host.querySelector("h1")?.textContent?.includes("Not applied"));
    expect(page.host.textContent).toContain("Ada settled it as not applied");
  });

  test("keeps what was typed when the session has ended, and leads to signing in", async () => {
    await open(admin, needingChange(), { problem: problem("not_signed_in") });
    await fill();
    await page.submit();
    await page.until(() => page.host.textContent?.includes("Your session has ended"));
    expect(page.host.querySelector("a[href^='/sign-in']")?.getAttribute("href")).toContain("ch_1");
    expect(page.field("reason").value).toBe("The portal shows 15");
  });

  test.each([
    ["a partner", { mayWrite: true, maySettle: false }],
    ["support", { mayWrite: false, maySettle: false }],
  ])("is not offered to %s, who reads whom to ask", async (_, may) => {
    await open(may);
    expect(page.host.querySelector("form")).toBeNull();
    expect(page.host.textContent).toContain("Settle by hand: Jonas Weil, admin");
    expect(Boolean(page.button("Check now"))).toBe(may.mayWrite);
  });

  test("is not offered once the change has ended", async () => {
    await open(admin, settled("applied"));
    expect(page.host.querySelector("form")).toBeNull();
    expect(page.host.textContent).not.toContain("Settle by hand:");
  });
});

describe("checking now", () => {
  test("asks the worker and waits for the next reading", async () => {
    const due = needingChange({ nextCheckAt: new Date().toISOString() });
    await open(admin, needingChange(), { change: due });
    await page.press("Check now");
    await page.until(() => page.button("Checking"));
    expect(api.posts).toEqual([{ path: "/api/changes/ch_1/check", body: {} }]);
    const read = { at: "2026-11-21T10:05:00.000Z", event: "read_back", text: "Now 15 hosts" } as const;
    api.state.change = needingChange({ evidence: [...due.evidence, read] });
    await page.until(() => page.host.textContent?.includes("Now 15 hosts"));
    expect(page.button("Check now")).toBeDefined();
  });

  test("that cannot be asked for says so and changes nothing", async () => {
    await open();
    await page.press("Check now");
    await page.until(() => page.host.textContent?.includes("Plandesk does not answer."));
    expect(page.button("Check now")).toBeDefined();
  });
});
