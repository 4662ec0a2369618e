import { afterEach, describe, expect, it } from "vitest";
import { type Answer, openPage, startApi } from "@/components/ui/testing/open-page";
import type { AccountPage, AccountRow } from "@/lib/domain/account";
import { problem } from "@/lib/domain/problem";
import { AccountSearch } from "./account-search";

function found(names: readonly string[], part: Partial<AccountPage> = {}): Answer {
  const items = names.map((name) => ({ id: name, name, accountNumber: "1", ownerEmail: null }) as AccountRow);
  const body: AccountPage = {
    items,
    nextCursor: null,
    previousCursor: null,
    total: names.length,
    totalIsExact: true,
    allTotal: 5_000,
    readAt: null,
    ...part,
  };
  return { body };
}

let stop = async () => {};
afterEach(() => stop());

async function opened(answer: (query: string) => Answer | Promise<Answer>) {
  const api = await startApi((request) =>
    answer(new URL(request.slice(4), "http://x").searchParams.get("q") ?? ""),
  );
  stop = api.stop;
  const page = await openPage(<AccountSearch />);
  const title = () => page.host.querySelector("h2")?.textContent;
  return { ...page, title, asked: api.asked };
}

describe("support's search", () => {
  it("does not give the hits of the text before for those of the new one", async () => {
    const page = await opened((query) => (query === "kes" ? found(["Kestrel"]) : new Promise(() => {})));
    await page.type("kes");
    await page.until(() => page.title() === "Found");
    await page.type("mer");
    expect(page.title()).toBe("Searching");
    expect(page.host.querySelector("ul")?.closest("[aria-busy=true]")).not.toBeNull();
    await page.until(() => page.asked.length === 2);
    expect(page.title()).toBe("Searching");
    expect(page.host.querySelector("ul")?.closest("[aria-busy=true]")).not.toBeNull();
    await page.leave();
  });

  it("says that the directory does not answer, and asks again", async () => {
    let broken = true;
    const page = await opened(() =>
      broken ? { status: 500, body: problem("internal") } : found(["Kestrel"]),
    );
    await page.type("kes");
    await page.until(() => page.host.textContent?.includes("The directory does not answer."));
    broken = false;
    await page.press("Try again");
    await page.until(() => page.host.textContent?.includes("Kestrel"));
    expect(page.host.textContent).not.toContain("does not answer");
    await page.leave();
  });

  it("does not give a number that is only counted so far for the whole", async () => {
    const page = await opened(() => found(["Kestrel"], { total: 1_000, totalIsExact: false }));
    await page.type("k");
    await page.until(() => page.host.textContent?.includes("The first 8 of 1,000+. Enter lists them all."));
    await page.leave();
  });
});
