import type { Page } from "@playwright/test";
import { accountPath, apiAccountPath } from "@/lib/domain/paths";
import type { ControlClient } from "@/lib/sandbox/control-client";
import { callApi, expect, test } from "./fixtures";
import { payloads } from "./payloads";

const MARK = "written-by-others";
const REFUSALS = 6;

/** What only injected text could have made. */
const FOREIGN =
  "[onerror],[onload],[onfocus],[onbegin],[onstart],[ontoggle],[onmouseover],iframe,object,embed,base,marquee,math,video,audio,meta[http-equiv],a[href^='javascript']";

// After all others by its name: its sub-accounts stay in the directory.
test("B10: 200 payloads as names, e-mails, plan codes, reasons and Zoom's words run on no page", async ({
  page,
  signIn,
  zoom,
}) => {
  expect(payloads).toHaveLength(200);
  await page.addInitScript(() => {
    Object.assign(window, { ran: [] as string[] });
    window.alert = (what?: unknown) => void (window as unknown as { ran: unknown[] }).ran.push(what);
  });
  await writeToZoom(zoom);
  await signIn("admin");
  await callApi(page, "POST", "/api/sync", { action: "read" });
  await expect
    .poll(async () => (await callApi(page, "GET", `/api/accounts?limit=200&q=${MARK}`)).body.total, {
      timeout: 30_000,
    })
    .toBe(payloads.length + 1);
  const receipts = await refuseSome(page);
  await shows(page, `/accounts?q=${MARK}&limit=200`, payloads[0] ?? "");
  await shows(page, accountPath(`${MARK}-0`), payloads[0] ?? "");
  await shows(page, accountPath(`${MARK}-plans`), payloads[150] ?? "");
  await shows(page, "/changes", payloads[0] ?? "");
  for (const path of receipts.slice(0, 3)) await shows(page, path, "");
  for (const path of ["/", "/audit", "/renewals", "/ops", "/settings"]) await shows(page, path, "");
  for (const query of ["q", "error", "need", "state"]) {
    const path = query === "error" ? "/sign-in" : query === "need" ? "/sign-in/no-access" : "/changes";
    await shows(page, `${path}?${query}=${encodeURIComponent(payloads[10] ?? "")}`, "");
  }
  await page.evaluate(() => alert("the detector"));
  expect(await ranOn(page)).toEqual(["the detector"]);
});

/** A sub-account for each payload, and one that has them all as plan codes. */
async function writeToZoom(zoom: ControlClient): Promise<void> {
  const line = (type: string) => ({
    type,
    hosts: 3,
    status: "active",
    next_invoice_date: "2027-01-15",
    service_effective_date: "2026-01-15",
  });
  const refusal = (at: number) => ({
    updateBase: { code: 9_000 + at, message: payloads.slice(at * 3, at * 3 + 3).join(" ") },
  });
  await Promise.all(
    payloads.map((payload, at) =>
      zoom.addAccount({
        id: `${MARK}-${at}`,
        name: `${payload} ${MARK}`,
        ownerEmail: `${payload}@evil.example`,
        accountType: "Business",
        plans: { plan_base: { ...line("business_monthly"), hosts: 20 } },
        refuses: refusal(at),
      }),
    ),
  );
  const plans = {
    plan_base: { ...line("business_monthly"), hosts: 20 },
    plan_webinar: payloads.map(line),
    [payloads[4] ?? ""]: line("x"),
  };
  await zoom.addAccount({
    id: `${MARK}-plans`,
    name: "All of them as plan codes",
    accountType: "Business",
    plans,
  });
}

/** Asks for changes that Zoom refuses in words of its own, with reasons of ours; gives their receipts. */
async function refuseSome(page: Page): Promise<string[]> {
  const receipts: string[] = [];
  for (let at = 0; at < REFUSALS; at += 1) {
    const plans = `${apiAccountPath(`${MARK}-${at}`)}/plans`;
    const { etag } = await callApi(page, "GET", plans);
    const reason = payloads
      .slice(at * 8, at * 8 + 8)
      .join(" ")
      .slice(0, 480);
    const answer = await callApi(
      page,
      "PUT",
      `${plans}/base`,
      { type: "business_monthly", hosts: 21 },
      {
        "Idempotency-Key": `payloads-${crypto.randomUUID()}`,
        "If-Match": etag ?? "",
        "Change-Reason": encodeURIComponent(reason),
      },
    );
    expect(answer.body.code).toBe("zoom_refused");
    receipts.push(`/changes/${answer.body.changeId}`);
  }
  return receipts;
}

/** Opens a page; nothing has run, and a payload that should be on it stands there as text. */
async function shows(page: Page, path: string, payload: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  if (payload !== "") await expect(page.getByText(payload).first()).toBeVisible();
  expect(await page.locator(`:is(body, body *):is(${FOREIGN})`).count(), path).toBe(0);
  expect(await ranOn(page), path).toEqual([]);
}

function ranOn(page: Page): Promise<unknown[]> {
  return page.evaluate(() => (window as unknown as { ran: unknown[] }).ran);
}
