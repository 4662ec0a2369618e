import { describe, expect, it } from "vitest";
import type { PlacedRows } from "@/lib/queries/account-pages";
import { nextRead } from "./use-directory-list";

function loaded(part: Partial<PlacedRows>): PlacedRows {
  const placed = {
    first: 0,
    count: 100_000,
    atStart: true,
    atEnd: false,
    anchor: "start",
    list: "",
    total: 100_000,
  };
  const rows: PlacedRows["rows"] = Array.from({ length: 600 });
  return {
    ...placed,
    anchor: "start",
    rows,
    totalIsExact: true,
    numbered: true,
    allTotal: 100_000,
    ...part,
  };
}

describe("what the directory reads next", () => {
  it("is nothing while the screen lies inside what is loaded", () => {
    expect(nextRead(loaded({}), 300, 350)).toBeNull();
  });

  it("is the next page when the screen comes near the end of what is loaded", () => {
    expect(nextRead(loaded({}), 540, 590)).toBe("after");
  });

  it("is the page before when it comes near its beginning", () => {
    expect(nextRead(loaded({ first: 5_000, atStart: false }), 5_020, 5_060)).toBe("before");
  });

  it("begins at the end of the list when that is nearer, and at its start", () => {
    expect(nextRead(loaded({}), 99_000, 99_050)).toBe("end");
    expect(nextRead(loaded({}), 40_000, 40_050)).toBe("after");
    expect(nextRead(loaded({ first: 99_400, atStart: false, atEnd: true }), 0, 40)).toBe("start");
    expect(nextRead(loaded({ first: 99_400, atStart: false, atEnd: true }), 60_000, 60_040)).toBe("before");
  });

  it("goes on page by page where the number of rows is only bounded", () => {
    expect(nextRead(loaded({ count: 1_000, totalIsExact: false }), 950, 999)).toBe("after");
    const fromEnd = loaded({ first: 400, count: 1_000, atStart: false, atEnd: true, numbered: false });
    expect(nextRead({ ...fromEnd, totalIsExact: false }, 0, 40)).toBe("before");
  });
});
