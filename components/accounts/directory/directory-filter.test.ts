import { describe, expect, it } from "vitest";
import { accountQuerySchema } from "@/lib/domain/account-query";
import { accountsPath } from "@/lib/queries/accounts";
import { directoryFilter, filterCount, flagWords, payWords, readHosts, sortWords } from "./directory-filter";
import { filterChips, filterParts } from "./filter-chips";

const labels = { plan: (code: string) => `label of ${code}`, family: (key: string) => `family ${key}` };

describe("the directory's filter", () => {
  it("leaves out what our API would refuse, so that a mistyped link shows more rows and no error", () => {
    const mistyped = {
      q: "  ",
      plan: "a plan",
      family: "webinar",
      hostsMin: readHosts("-1"),
      hostsMax: readHosts("1e3"),
      renewsFrom: "2026-02-30",
      renewsBefore: "1 Dec 2026",
      sort: null,
      status: null,
    };
    expect(directoryFilter(mistyped)).toEqual({ sort: "name" });
  });

  it("leaves out the far end of a range that ends before it begins", () => {
    const filter = { hostsMin: 50, hostsMax: 10, renewsFrom: "2026-12-01", renewsBefore: "2026-12-01" };
    expect(directoryFilter(filter)).toEqual({ hostsMin: 50, renewsFrom: "2026-12-01", sort: "name" });
  });

  it("is understood by our API in every part", () => {
    const whole = directoryFilter({
      q: "a",
      status: "active",
      family: "plan_webinar",
      plan: "monthly",
      hostsMin: 0,
      hostsMax: 1_000_000_000,
      renewsFrom: "2026-11-01",
      renewsBefore: "2026-12-01",
    });
    const asText = Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, String(value)]));
    expect(Object.keys(whole)).toHaveLength(9);
    expect(accountQuerySchema.parse(asText)).toMatchObject(whole);
    for (const pay of Object.keys(payWords)) expect(accountQuerySchema.parse({ pay })).toMatchObject({ pay });
    for (const flag of Object.keys(flagWords))
      expect(accountQuerySchema.parse({ flag })).toMatchObject({ flag });
  });

  it("is understood by our API in every order", () => {
    for (const sort of Object.keys(sortWords)) {
      const filter = directoryFilter({ sort: sort as keyof typeof sortWords });
      expect(accountQuerySchema.safeParse({ ...filter, limit: "200" }).success).toBe(true);
    }
  });

  it("shows its parts as chips in the order of the address; the search box shows the search", () => {
    const filter = directoryFilter({
      q: " Kestrel ",
      status: "could_not_read",
      plan: "business_yearly",
      family: "plan_webinar",
      hostsMin: 10,
      hostsMax: 1_400,
      renewsFrom: "2026-11-01",
      renewsBefore: "2026-12-01",
      pay: "master",
      flag: "needs_you",
    });
    expect(filterChips(filter, labels).map(({ field, value }) => `${field} ${value}`)).toEqual([
      "Status is Could not read",
      "Family is family plan_webinar",
      "Plan is label of business_yearly",
      "Hosts 10 to 1,400",
      "Next invoice from 1 Nov 2026, before 1 Dec 2026",
      "Paid by us",
      "Marked Needs you",
    ]);
    expect(filterCount(filter)).toBe(7);
    expect(filterParts(filter, labels)[0]).toEqual({ names: ["q"], field: "Search", value: "Kestrel" });
  });

  it("names a range with one end by that end", () => {
    const words = (filter: Parameters<typeof directoryFilter>[0]) =>
      filterChips(directoryFilter(filter), labels).map(({ field, value }) => `${field} ${value}`);
    expect(words({ hostsMin: 10 })).toEqual(["Hosts at least 10"]);
    expect(words({ hostsMax: 0 })).toEqual(["Hosts at most 0"]);
    expect(words({ hostsMin: 9, hostsMax: 9 })).toEqual(["Hosts 9"]);
    expect(words({ renewsFrom: "2026-11-01" })).toEqual(["Next invoice from 1 Nov 2026"]);
    expect(words({ renewsBefore: "2026-12-01" })).toEqual(["Next invoice before 1 Dec 2026"]);
  });

  it("asks for the next page with the cursor and the same filter", () => {
    const path = accountsPath(directoryFilter({ q: "a&b=c" }), 200, "x.y");
    expect(path).toBe("/api/accounts?q=a%26b%3Dc&sort=name&limit=200&cursor=x.y");
  });
});
