import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { problem } from "@/lib/domain/problem";
import { type Answer, accountWith, openForm, startApi } from "./testing/change-page";

const business = { plan_base: { type: "business_monthly", hosts: 20, status: "active" } };
const refused = problem("zoom_refused", {
  errors: [{ path: "hosts", message: "18 people hold a licence" }],
  zoom: { status: 400, code: 2100, message: "The account currently has 18 paid users", requestId: null },
  changeId: "ch_1",
});

let api: Awaited<ReturnType<typeof startApi>>;

async function start(plans: Record<string, unknown>, ...answers: Answer[]) {
  api = await startApi(plans, answers);
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `http://127.0.0.1:${api.port}/form`,
  );
}

beforeEach(() => sessionStorage.clear());
afterEach(() => api.stop());

async function review(hosts: string) {
  const page = await openForm({ kind: "change_base_plan", account: accountWith(business) });
  await page.type("hosts", hosts);
  await page.press("Check and review");
  await page.until(() => page.field("reason"));
  await page.type("reason", "four desks");
  return page;
}

describe("changing the base plan", () => {
  test("sends the total once with key, seen version and reason, and opens the receipt", async () => {
    await start(business, { changeId: "ch_9" });
    const page = await review("24");
    await page.press("Buy 4 more hosts", 2);
    await page.until(() => page.visited.length > 0);
    expect(page.visited).toEqual(["/changes/ch_9"]);
    expect(api.writes).toMatchObject([
      { version: '"v1"', reason: "four desks", body: { type: "business_monthly", hosts: 24 } },
    ]);
    await page.leave();
  });

  test("a refusal lands on its field, keeps what was typed, and the next intent has another key", async () => {
    await start(business, { problem: refused }, { changeId: "ch_2" });
    const page = await review("12");
    await page.press("Reduce to 12 hosts");
    await page.until(() => page.noteOf("hosts")?.includes("18 people"));
    expect(page.field("hosts").value).toBe("12");
    await page.type("hosts", "18");
    await page.press("Check and review");
    await page.until(() => page.button("Reduce to 18 hosts"));
    await page.press("Reduce to 18 hosts");
    await page.until(() => api.writes.length === 2);
    expect(api.writes[1]?.key).not.toBe(api.writes[0]?.key);
    await page.leave();
  });

  test("a lost answer is asked after with the same key and body, also after a reload", async () => {
    await start(business, "break", { changeId: "ch_3" });
    const page = await review("24");
    await page.press("Buy 4 more hosts");
    await page.until(() => page.button("Find out what happened"));
    await page.leave();
    const again = await openForm({ kind: "change_base_plan", account: accountWith(business) });
    await again.press("Find out what happened");
    await again.until(() => again.visited.length > 0);
    expect(api.writes[1]).toEqual(api.writes[0]);
    expect(again.visited).toEqual(["/changes/ch_3"]);
    await again.leave();
  });

  test("plans that changed since they were seen stop before sending, with three ways on", async () => {
    await start(business);
    const page = await openForm({ kind: "change_base_plan", account: accountWith(business) });
    await page.type("hosts", "24");
    api.state.plans = { plan_base: { ...business.plan_base, hosts: 23 } };
    api.state.version = "v2";
    await page.press("Check and review");
    await page.until(() => page.button("Use the new state"));
    expect(page.button("Stop")).toBeDefined();
    await page.press("Keep my number, 24");
    await page.until(() => page.button("Buy 1 more host"));
    expect(api.writes).toEqual([]);
    await page.leave();
  });

  test("add N is measured against what was seen and sent as more hosts of the same base", async () => {
    await start(business, { changeId: "ch_4" });
    const page = await openForm({ kind: "change_base_plan", account: accountWith(business) });
    await page.choose("add");
    await page.type("increasing_hosts", "5");
    expect(page.noteOf("increasing_hosts")).toBe("20 + 5 = 25 hosts in all");
    await page.press("Check and review");
    await page.until(() => page.button("Buy 5 more hosts"));
    expect(page.host.textContent).toContain('"hosts": 25');
    await page.leave();
  });

  test("text that is no number stays as typed and is refused in words", async () => {
    await start(business);
    const page = await openForm({ kind: "change_base_plan", account: accountWith(business) });
    await page.type("hosts", "abc");
    await page.press("Check and review");
    expect(page.field("hosts").value).toBe("abc");
    expect(page.noteOf("hosts")).toBe("Type a whole number of hosts, 1 or more");
    await page.leave();
  });
});

describe("subscribing", () => {
  test("errors of the rules and of the server stand on their fields, and what was typed stays", async () => {
    await start({});
    const page = await openForm({ kind: "subscribe", account: accountWith({}) });
    await page.type("contact.first_name", "Kari");
    await page.type("contact.email", "kari@museum");
    await page.press("Check and review");
    expect(page.noteOf("contact.last_name")).toBe("Type a last name");
    expect(page.noteOf("contact.email")).toMatch(/not complete/);
    expect(page.noteOf("plan_base.type")).toBe("Choose a plan");
    expect(page.field("contact.first_name").value).toBe("Kari");
    expect(page.field("contact.email").value).toBe("kari@museum");
    expect(api.writes).toEqual([]);
    await page.leave();
  });
});
