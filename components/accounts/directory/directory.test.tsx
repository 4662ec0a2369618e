import { act } from "react";
import { afterEach, expect, it } from "vitest";
import { openPage, startApi } from "@/components/ui/testing/open-page";
import type { AccountRow } from "@/lib/domain/account";
import type { SyncStatus } from "@/lib/domain/sync";
import { accountsList } from "@/lib/queries/account-list";
import { anchorPlace, placePage } from "@/lib/queries/account-pages";
import { Directory } from "./directory";

const sync = { state: "done", finishedAt: null, plansFailed: 0 } as SyncStatus;

const items = Array.from({ length: 100 }, (_, at) => ({
  id: `a${at}`,
  name: `Account ${at}`,
  accountNumber: null,
  ownerEmail: null,
  accountType: "Pro",
  status: "active",
  basePlan: null,
  hosts: null,
  addonCount: 0,
  addonFamilies: [],
  nextInvoiceDate: null,
  plansReadAt: null,
})) satisfies AccountRow[];

const page = {
  items,
  nextCursor: "next",
  previousCursor: null,
  total: 900,
  totalIsExact: true,
  allTotal: 900,
};
const first = placePage(
  { ...page, readAt: null },
  accountsList({ sort: "name" }),
  "start",
  anchorPlace("start"),
);

let stop = async () => {};
afterEach(() => stop());

it.each([
  ["wheel", () => new WheelEvent("wheel", { bubbles: true })],
  ["touchmove", () => new Event("touchmove", { bubbles: true })],
  ["pointerdown", () => new PointerEvent("pointerdown", { bubbles: true })],
])(
  "the directory goes where a %s takes it although the row the keys asked for has not come",
  async (_, turn) => {
    const api = await startApi((request) =>
      request.includes("/api/accounts") ? new Promise(() => {}) : { body: sync },
    );
    stop = api.stop;
    const directory = (searches: boolean) => (
      <Directory
        personId="p"
        searches={searches}
        mayRead={false}
        first={{ page: first, at: Date.now() }}
        reading={sync}
      />
    );
    const shown = await openPage(directory(false));
    await shown.key("End", document);
    const region = shown.host.querySelector("table")?.parentElement as HTMLElement;
    expect(region.scrollTop).toBeGreaterThan(0);
    await act(async () => region.dispatchEvent(turn()));
    region.scrollTop = 72;
    await shown.show(directory(true));
    expect(region.scrollTop).toBe(72);
    await shown.leave();
  },
);
