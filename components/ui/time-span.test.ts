import { expect, it } from "vitest";
import { spanWords } from "./time-span";

const at = (text: string) => Date.parse(`2026-11-${text}Z`);

it.each([
  ["today", "21T09:10:05", "21T13:10:00", "09:10", "13:10"],
  ["within a minute", "21T09:10:05", "21T09:10:30", "09:10:05", "09:10:30"],
  ["since an earlier day", "20T18:05:00", "21T10:40:00", "20 Nov 2026, 18:05", "today, 10:40"],
  ["on one earlier day", "20T09:10:00", "20T13:10:00", "20 Nov 2026, 09:10", "13:10"],
  ["over two earlier days", "18T09:10:00", "20T13:10:00", "18 Nov 2026, 09:10", "20 Nov 2026, 13:10"],
])("names days only where they tell something: %s", (_, after, by, start, end) => {
  expect(spanWords(at(after), at(by), at("21T15:00:00"), "UTC")).toEqual({ start, end });
});
