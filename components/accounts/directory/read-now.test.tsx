import { afterEach, describe, expect, it } from "vitest";
import { openPage, startApi } from "@/components/ui/testing/open-page";
import { problem } from "@/lib/domain/problem";
import type { SyncStatus } from "@/lib/domain/sync";
import { directoryMeta } from "./directory-meta";
import { useReading } from "./use-reading";

const done: SyncStatus = {
  state: "done",
  startedAt: null,
  finishedAt: "2026-11-21T10:00:00Z",
  accountsListed: 1284,
  plansRead: 1284,
  plansFailed: 0,
  plansTotal: 1284,
  error: null,
  secondsLeft: null,
  perSecond: null,
  pausedBy: null,
  pausedAt: null,
  shrunk: null,
};

function Meta() {
  const { sync, readNow } = useReading(true, done);
  return <p>{directoryMeta(null, sync, readNow)[1]}</p>;
}

let stop = async () => {};
afterEach(() => stop());

describe("a partner who presses Read now", () => {
  it("reads that nothing was started, and tries again", async () => {
    let broken = true;
    const api = await startApi((request) => {
      if (request.startsWith("GET")) return { body: done };
      return broken ? { status: 500, body: problem("internal") } : { body: done };
    });
    stop = api.stop;
    const page = await openPage(<Meta />);
    await page.press("Read now");
    await page.until(() => page.button("Not started, try again")?.disabled === false);
    broken = false;
    await page.press("Not started, try again");
    await page.until(() => page.button("Read now")?.disabled === false);
    expect(api.asked.filter((request) => request === "POST /api/sync")).toHaveLength(2);
    await page.leave();
  });
});
