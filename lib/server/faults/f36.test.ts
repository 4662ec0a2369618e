import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renewalPageSchema } from "@/lib/domain/renewal-query";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { listRenewals } from "@/lib/server/services/renewals/list-renewals";
import { partner } from "./testing";
import { inLanes, noteAttempts } from "./testing/attempts";

let at: ChangeTest;

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());

// UTC-11, UTC+14, +5:45, both sides of the Atlantic with their different change days, and a change day at midnight.
const ZONES: [string, number][] = [
  ["Pacific/Pago_Pago", 660],
  ["Pacific/Kiritimati", -840],
  ["Asia/Kathmandu", -345],
  ["Europe/London", 0],
  ["America/New_York", 300],
  ["America/Santiago", 180],
];

/** 400 days by counting alone, over a 29 February, every month's end and all days on which clocks change. */
function calendar(): string[] {
  const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const days: string[] = [];
  for (let [year, month, day] = [2028, 1, 1]; days.length < 400; day += 1) {
    const length = month === 2 && year !== 2028 ? 28 : (lengths[month - 1] ?? 0);
    if (day > length) [month, day] = [month + 1, 1];
    if (month > 12) [year, month] = [year + 1, 1];
    days.push(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
  }
  return days;
}

type Told = { offset: number; days: Record<string, unknown>[] };

async function tellDays(zone: string, days: string[]): Promise<Told> {
  const child = fork(
    fileURLToPath(new URL("./testing/calendar.ts", import.meta.url)),
    [JSON.stringify(days)],
    {
      execArgv: ["--conditions=react-server", "--import", "tsx"],
      env: { ...process.env, TZ: zone, DATABASE_URL: at.context.env.databaseUrl },
    },
  );
  const [told] = await once(child, "message");
  return told as Told;
}

test("F36: 400 days mean the same day in six zones, in both of Zoom's shapes", {
  timeout: 180_000,
}, async () => {
  const days = calendar();
  expect([days[59], days.at(-1)]).toEqual(["2028-02-29", "2029-02-03"]);
  const monday = (index: number) => days[index - ((index + 5) % 7)];
  const told = await inLanes(ZONES.length, (index) => tellDays(ZONES[index]?.[0] ?? "UTC", days), 2);
  noteAttempts(days.length * ZONES.length);
  for (const [zoneIndex, { offset, days: rows }] of told.entries()) {
    expect(offset).toBe(ZONES[zoneIndex]?.[1]);
    const diffs = rows.filter((row, index) => {
      const day = days[index];
      const same = [row.short, row.long, row.early, row.late, row.invoice, row.effective, row.stored];
      const next = days[index + 1] ?? row.next;
      const week = index < 7 ? true : Object(row.week).from === monday(index);
      return !(same.every((each) => each === day) && row.next === next && row.away === index && week);
    });
    expect([ZONES[zoneIndex]?.[0], diffs.slice(0, 3)]).toEqual([ZONES[zoneIndex]?.[0], []]);
  }
});

test("F36: next invoices are listed under the day that Zoom sent, in either shape", async () => {
  const shapes = ["2028-03-26", "2028-03-26T00:00:00Z", "2028-10-29", "2028-10-29T00:00:00Z", "2028-02-29"];
  for (const next_invoice_date of shapes) {
    await at.addAccount({
      plan_base: { type: "business_monthly", hosts: 20, status: "active", next_invoice_date },
    });
  }
  const query = renewalPageSchema.parse({ from: "2028-01-01", to: "2028-12-31" });
  const { rows } = await listRenewals(at.context, partner, query);
  const dates = rows.map((row) => row.nextInvoiceDate).toSorted();
  expect(dates).toEqual(shapes.map((shape) => shape.slice(0, 10)).toSorted());
});
