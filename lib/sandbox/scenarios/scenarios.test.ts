import { describe, expect, it } from "vitest";
import { familyOf } from "../rules/catalogue";
import { addDays } from "../state/dates";
import { linesOf } from "../state/plan-lines";
import { generateAccounts } from "./generate";
import { SCENARIO, UNKNOWN_ACCOUNT_ID } from "./ids";
import { scenarioAccounts } from "./scenario-accounts";

const TODAY = "2026-03-10";
const named = scenarioAccounts(TODAY);
const generated = generateAccounts({ count: 400, seed: 7, today: TODAY });
const find = (id: string) => named.find((account) => account.id === id);

describe("the named accounts", () => {
  it("are all there, once each, and the unknown id is none of them", () => {
    const ids = named.map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set(Object.values(SCENARIO)));
    expect(ids).toHaveLength(Object.keys(SCENARIO).length);
    expect(ids).not.toContain(UNKNOWN_ACCOUNT_ID);
  });

  it("have ids of 22 URL-safe letters, but for the odd one", () => {
    const odd = Object.values(SCENARIO).filter((id) => !/^[\w-]{22}$/.test(id));
    expect(odd).toEqual([SCENARIO.oddId]);
  });

  it("hold only codes of the catalogue, but for the unknown family", () => {
    for (const account of named.filter(({ id }) => id !== SCENARIO.unknownFamily)) {
      for (const { type } of linesOf(account.plans)) expect(familyOf(type), type).toBeDefined();
    }
  });

  it("include one with more than twenty lines", () => {
    expect(linesOf(find(SCENARIO.manyAddons)?.plans ?? {}).length).toBeGreaterThan(20);
  });

  it("spread invoices over yesterday, today, this week and this quarter", () => {
    const dates = named
      .flatMap(({ plans }) => linesOf(plans))
      .map(({ node }) => String(node.next_invoice_date).slice(0, 10));
    for (const days of [-1, 0, 1, 3, 7, 14, 56, 88]) expect(dates).toContain(addDays(TODAY, days));
  });
});

describe("the generated accounts", () => {
  it("are the same for the same seed and others for another", () => {
    expect(generateAccounts({ count: 400, seed: 7, today: TODAY })).toEqual(generated);
    expect(generateAccounts({ count: 400, seed: 8, today: TODAY })[0]?.id).not.toBe(generated[0]?.id);
  });

  it("have ids of their own and owners at .example domains", () => {
    expect(new Set([...named, ...generated].map(({ id }) => id)).size).toBe(named.length + 400);
    expect(new Set([...named, ...generated].map(({ number }) => number)).size).toBe(named.length + 400);
    for (const { ownerEmail } of generated) expect(ownerEmail).toMatch(/^[a-z]+\.[a-z]+@[a-z-]+\.example$/);
  });

  it("hold only codes of the catalogue, invoiced within 400 days, in both date shapes", () => {
    const lines = generated.flatMap(({ plans }) => linesOf(plans));
    for (const { type } of lines) expect(familyOf(type), type).toBeDefined();
    const dates = generated
      .flatMap(({ plans }) => linesOf(plans).filter(({ path }) => path === "plan_base"))
      .map(({ node }) => String(node.next_invoice_date));
    expect(dates.some((date) => date.includes("T"))).toBe(true);
    expect(dates.some((date) => !date.includes("T"))).toBe(true);
    for (const date of dates) {
      expect(date.slice(0, 10) >= TODAY && date.slice(0, 10) <= addDays(TODAY, 400), date).toBe(true);
    }
  });
});
