import { describe, expect, it } from "vitest";
import { accountQuerySchema } from "@/lib/domain/account-query";
import { accountsPath } from "@/lib/queries/accounts";
import { directoryFilter, sortWords } from "./directory-filter";
import { filterChips, filterParts } from "./filter-chips";

const label = (code: string) => `label of ${code}`;

describe("the directory's filter", () => {
  it("leaves out what our API would refuse, so that a mistyped link shows more rows and no error", () => {
    const mistyped = { q: "  ", plan: "a plan", renewsBefore: "1 Dec 2026", sort: null, status: null };
    expect(directoryFilter(mistyped)).toEqual({ sort: "name" });
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
      renewsBefore: "2026-12-01",
    });
    expect(filterChips(filter, label).map(({ field, value }) => `${field} ${value}`)).toEqual([
      "Status is Could not read",
      "Plan is label of business_yearly",
      "Next invoice before 1 Dec 2026",
    ]);
    expect(filterParts(filter, label)[0]).toEqual({ name: "q", field: "Search", value: "Kestrel" });
  });

  it("asks for the next page with the cursor and the same filter", () => {
    const path = accountsPath(directoryFilter({ q: "a&b=c" }), 200, "x.y");
    expect(path).toBe("/api/accounts?q=a%26b%3Dc&sort=name&limit=200&cursor=x.y");
  });
});
