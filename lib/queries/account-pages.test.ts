import { describe, expect, it } from "vitest";
import type { AccountPage, AccountRow } from "@/lib/domain/account";
import {
  type Anchor,
  anchorPlace,
  nextPlace,
  type PlacedPage,
  placePage,
  placeRows,
  previousPlace,
} from "./account-pages";

const SIZE = 10;

/** Our API over rows 0 to `all - 1`: cursors name the row beside the page. */
function answer(all: number, cursor: string | null, bound = 1_000): AccountPage {
  const [side, at] = cursor === "end" ? ["before", all] : (cursor ?? "after 0").split(" ");
  const from = side === "before" ? Math.max(0, Number(at) - SIZE) : Number(at);
  const to = side === "before" ? Number(at) : Math.min(all, from + SIZE);
  const items = Array.from(
    { length: to - from },
    (_, index) => ({ id: `row ${from + index}` }) as AccountRow,
  );
  return {
    items,
    nextCursor: to < all ? `after ${to}` : null,
    previousCursor: from > 0 ? `before ${from}` : null,
    total: Math.min(all, bound),
    totalIsExact: all <= bound,
    allTotal: all,
    readAt: null,
  };
}

function firstPage(all: number, anchor: Anchor, bound?: number): PlacedPage {
  const place = anchorPlace(anchor);
  return placePage(answer(all, place.cursor, bound), "list", anchor, place);
}

function neighbour(all: number, page: PlacedPage, side: "next" | "previous", bound?: number): PlacedPage {
  const place = side === "next" ? nextPlace(page) : previousPlace(page);
  if (!place) throw new Error(`there is no ${side} page`);
  return placePage(answer(all, place.cursor, bound), "list", page.anchor, place);
}

const ids = (pages: PlacedPage[]) => {
  const placed = placeRows(pages);
  return placed?.rows.map(({ id }, at) => [placed.first + at, id]);
};

describe("pages of the directory", () => {
  it("lie from the start on, each row at its number", () => {
    const first = firstPage(95, "start");
    const second = neighbour(95, first, "next");
    expect(placeRows([first, second])).toMatchObject({ first: 0, count: 95, total: 95, atStart: true });
    expect(ids([second])).toEqual(second.items.map(({ id }) => [Number(id.slice(4)), id]));
  });

  it("lie from the end back, each row at its number where that is known", () => {
    const last = firstPage(95, "end");
    const before = neighbour(95, last, "previous");
    expect(placeRows([last])).toMatchObject({ first: 85, count: 95, atEnd: true, numbered: true });
    expect(ids([before, last])?.[0]).toEqual([75, "row 75"]);
    expect(ids([before])?.[0]).toEqual([75, "row 75"]);
  });

  it("tell the number once both ends were seen, whatever the bound said", () => {
    let page = firstPage(35, "start", 20);
    expect(placeRows([page])).toMatchObject({ total: 20, totalIsExact: false, count: 210 });
    while (nextPlace(page)) page = neighbour(35, page, "next", 20);
    expect(placeRows([page])).toMatchObject({ first: 30, total: 35, totalIsExact: true, count: 35 });
  });

  it("count from the end where the number is only bounded", () => {
    const last = firstPage(5_000, "end");
    const placed = placeRows([last]);
    expect(placed).toMatchObject({
      first: 990,
      count: 1_000,
      total: 1_000,
      totalIsExact: false,
      numbered: false,
    });
    let page = last;
    for (let at = 0; at < 120; at += 1) page = neighbour(5_000, page, "previous");
    expect(placeRows([page])).toMatchObject({ count: 1_210 + 200, first: 200, numbered: false });
  });

  it("keep the ends together when rows came between two reads", () => {
    const first = firstPage(20, "start");
    const grown = { ...neighbour(20, first, "next"), total: 25 };
    expect(placeRows([first, grown])).toMatchObject({ first: 0, count: 20, atEnd: true });
    const last = { ...firstPage(20, "end"), total: 18 };
    expect(placeRows([last])).toMatchObject({ count: 18, first: 8 });
  });

  it("are none for an empty list", () => {
    expect(placeRows([firstPage(0, "start")])).toMatchObject({ rows: [], first: 0, count: 0, total: 0 });
    expect(placeRows([firstPage(0, "end")])).toMatchObject({ rows: [], first: 0, count: 0, total: 0 });
    expect(placeRows([])).toBeNull();
  });
});
