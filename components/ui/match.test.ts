import { expect, it } from "vitest";
import { matchParts, narrow, type OptionGroup } from "./match";

const groups: OptionGroup[] = [
  {
    label: "Business",
    items: [
      { value: "business_monthly", label: "Zoom Workplace Biz Monthly", code: "business_monthly" },
      { value: "business_yearly", label: "Zoom Workplace Biz Annual", code: "business_yearly" },
    ],
  },
  { label: "Countries", items: [{ value: "AT", label: "Österreich", code: "AT" }] },
];

const found = (query: string) =>
  narrow(groups, query, 60).groups.flatMap(({ items }) => items.map((i) => i.value));

it("finds by label, by code and by both at once", () => {
  expect(found("annual")).toEqual(["business_yearly"]);
  expect(found("business_m")).toEqual(["business_monthly"]);
  expect(found("biz yearly")).toEqual(["business_yearly"]);
});

it("finds without accents and without case", () => {
  expect(found("OSTER")).toEqual(["AT"]);
});

it("drops groups in which nothing is found", () => {
  expect(narrow(groups, "annual", 60).groups.map(({ label }) => label)).toEqual(["Business"]);
});

it("lists no more than the limit and says how many there are", () => {
  const many = narrow(groups, "", 1);
  expect([many.shown, many.total]).toEqual([1, 3]);
});

it("marks the letters that were found, and only those", () => {
  expect(matchParts("plan_business_two", "business").filter((part) => part.found)).toEqual([
    { text: "business", found: true, at: 5 },
  ]);
  expect(matchParts("🌵 Österreich", "ost").map(({ text }) => text)).toEqual(["🌵 ", "Öst", "erreich"]);
});
