import { onlineManager } from "@tanstack/react-query";
import { act } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { accountWith, openForm, startApi } from "./testing/change-page";

const business = { plan_base: { type: "business_monthly", hosts: 20, status: "active" } };

let api: Awaited<ReturnType<typeof startApi>>;

beforeEach(async () => {
  sessionStorage.clear();
  api = await startApi(business, ["break", "break", { changeId: "ch_1" }]);
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `http://127.0.0.1:${api.port}/form`,
  );
});
afterEach(async () => {
  onlineManager.setOnline(true);
  await api.stop();
});

test("F33: what was pressed while offline is never sent later by itself, and is found again by its key", async () => {
  const page = await openForm({ kind: "change_base_plan", account: accountWith(business) });
  await page.type("hosts", "24");
  await page.press("Check and review");
  await page.until(() => page.button("Buy 4 more hosts"));
  await page.type("reason", "four desks");
  await act(async () => onlineManager.setOnline(false));
  await page.press("Buy 4 more hosts");
  await page.until(() => page.button("Find out what happened"));
  expect(api.writes).toHaveLength(1);
  await act(async () => {
    onlineManager.setOnline(true);
    window.dispatchEvent(new Event("online"));
    await new Promise((passed) => setTimeout(passed, 50));
  });
  expect(api.writes).toHaveLength(1);
  await page.press("Find out what happened");
  await page.until(() => api.writes.length === 2);
  await page.leave();
  const again = await openForm({ kind: "change_base_plan", account: accountWith(business) });
  const began = performance.now();
  await again.press("Find out what happened");
  await again.until(() => again.visited.length > 0);
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(again.visited).toEqual(["/changes/ch_1"]);
  expect(new Set(api.writes.map(({ key }) => key)).size).toBe(1);
  await again.leave();
});
