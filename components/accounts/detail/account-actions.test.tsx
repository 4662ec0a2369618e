import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { AccountDetail } from "@/lib/domain/account";
import type { BlockReason, Eligibility } from "@/lib/domain/eligibility";
import { accountDetail } from "@/lib/domain/testing";
import { AccountActions } from "./account-actions";

function eligible(part: Partial<Eligibility> = {}): Eligibility {
  return { subscribe: "has_plan", change_base_plan: null, add_addon: null, update_addon: null, ...part };
}

function blocked(reason: BlockReason): Eligibility {
  return { subscribe: reason, change_base_plan: reason, add_addon: reason, update_addon: reason };
}

function account(eligibility: Eligibility, part: Partial<AccountDetail> = {}): AccountDetail {
  return accountDetail({ id: "/QJQ+3KC==", eligibility, ...part });
}

function shown(detail: AccountDetail, mayWrite = true): string {
  return renderToStaticMarkup(<AccountActions account={detail} mayWrite={mayWrite} />);
}

describe("what may be done with a sub-account", () => {
  it("is to change its base plan and to add add-ons, at addresses that keep the id whole", () => {
    const html = shown(account(eligible()));
    expect(html).toContain('href="/accounts/%2FQJQ%2B3KC%3D%3D/base-plan"');
    expect(html).toContain('href="/accounts/%2FQJQ%2B3KC%3D%3D/add-add-on"');
    expect(html).not.toContain("Subscribe");
  });

  it("is to subscribe it while it has no plan", () => {
    const facts = eligible({ subscribe: null, change_base_plan: "no_plan", add_addon: "no_plan" });
    const html = shown(account(facts));
    expect(html).toContain("/subscribe");
    expect(html).not.toContain("Add add-on");
  });

  it("names who may change plans to those who may only read, and offers nothing", () => {
    const html = shown(account(eligible()), false);
    expect(html).toContain("Changes are made by: partner, admin");
    expect(html).not.toContain("href");
  });

  it("says why not, where the buttons would be", () => {
    expect(shown(account(blocked("bundle")))).toContain("A bundle plan cannot be changed here");
  });

  it("points to the open change that everything waits for", () => {
    const openChange = {
      id: "ch_1",
      state: "unknown" as const,
      kind: "update_addon",
      requestedByName: "Ines",
      createdAt: "2026-11-21T10:00:00Z",
    };
    const html = shown(account(blocked("open_change"), { openChange }));
    expect(html).toContain("Changes wait until the open one is known.");
    expect(html).toContain('href="/changes/ch_1"');
  });
});
