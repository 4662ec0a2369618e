import { expect, it } from "vitest";
import { getAccount, listAccounts } from "@/lib/server/zoom/accounts";
import type { ZoomRead } from "@/lib/server/zoom/call";
import type { Zoom } from "@/lib/server/zoom/client";
import { getPlans } from "@/lib/server/zoom/plans";

const sentAt = new Date("2026-11-21T12:00:00Z");

function zoomAnswering(body: Record<string, unknown> | null): Zoom & { calls: ZoomRead[] } {
  const calls: ZoomRead[] = [];
  const read = async (call: ZoomRead) => {
    calls.push(call);
    return { status: 200, body, requestId: "rid-1", sentAt };
  };
  const noWrite = () => Promise.reject(new Error("no write here"));
  return { calls, read, write: noWrite, reserve: () => noWrite };
}

const ROW = {
  id: "TQTvjT52Tmi_wrhASNNOEw",
  account_name: "Acme",
  account_number: 123456789,
  account_type: "Pro",
  owner_email: "owner@acme.example",
  seats: 10,
  created_at: "2021-10-07T00:00:00Z",
  subscription_start_time: "2021-10-07T00:00:00Z",
  subscription_end_time: "",
  reseller: false,
  bulk_license: true,
  new_field: { kept: 1 },
};

it("reads a page of accounts and keeps what it does not know", async () => {
  const zoom = zoomAnswering({ accounts: [ROW], next_page_token: "", total_records: 1, page_size: 300 });
  expect(await listAccounts(zoom, { pageSize: 300, nextPageToken: "t/1=" })).toEqual({
    accounts: [
      {
        id: ROW.id,
        name: "Acme",
        accountNumber: "123456789",
        accountType: "Pro",
        ownerEmail: "owner@acme.example",
        seats: 10,
        createdAt: "2021-10-07T00:00:00Z",
        subscriptionStart: "2021-10-07",
        subscriptionEnd: null,
        reseller: false,
        bulkLicense: true,
        otherFields: { new_field: { kept: 1 } },
      },
    ],
    nextPageToken: null,
    totalRecords: 1,
    unreadable: 0,
  });
  expect(zoom.calls).toMatchObject([{ query: { page_size: 300, next_page_token: "t/1=" }, label: "medium" }]);
});

it("keeps a row whose lesser fields are odd, missing or null", async () => {
  const odd = {
    id: "b",
    account_name: null,
    account_number: "77",
    seats: "5",
    reseller: "yes",
    account_type: 1,
  };
  const { accounts } = await listAccounts(zoomAnswering({ accounts: [odd, { id: "c" }] }), { pageSize: 1 });
  expect(accounts).toMatchObject([
    { id: "b", name: "", accountNumber: "77", seats: null, reseller: false, accountType: null },
    { id: "c", name: "", accountNumber: null, ownerEmail: null, subscriptionStart: null, otherFields: {} },
  ]);
  expect(accounts[0]?.otherFields).toEqual({ seats: "5", reseller: "yes", account_type: 1 });
});

it("keeps the time of a subscription that does not begin at midnight", async () => {
  const row = { id: "d", subscription_start_time: "2026-01-15T09:30:00Z", subscription_end_time: "soon" };
  const { accounts } = await listAccounts(zoomAnswering({ accounts: [row] }), { pageSize: 1 });
  const { id, ...otherFields } = row;
  expect(accounts).toMatchObject([
    { id, subscriptionStart: "2026-01-15", subscriptionEnd: null, otherFields },
  ]);
});

it.each([
  null,
  {},
  { accounts: null },
  { accounts: [{}] },
  { accounts: [{ id: "" }] },
  { accounts: [{ id: 5 }] },
])("does not take %j for a page", async (body) => {
  await expect(listAccounts(zoomAnswering(body), { pageSize: 1 })).rejects.toMatchObject({
    name: "ZoomNoAnswer",
    status: 200,
    requestId: "rid-1",
    message: expect.stringContaining("unexpected shape"),
  });
});

it.each([
  [{ pay_mode: "sub" }, "sub"],
  [{ pay_mode: "master", billing_auto_renew: true }, "master"],
  [{ pay_mode: "other" }, null],
  [{}, null],
  [undefined, null],
])("reads who pays from options %j", async (options, payMode) => {
  expect(await getAccount(zoomAnswering({ ...ROW, options }), ROW.id)).toMatchObject({ id: ROW.id, payMode });
});

it("gives the plans as they came, unknown families included, but not an empty body", async () => {
  const raw = { plan_base: { type: "monthly", hosts: 100 }, plan_zva_voice: ["odd"], plan_recording: null };
  const read = await getPlans(zoomAnswering(raw), ROW.id, { priority: "background" });
  expect(read).toEqual({ raw, readAt: sentAt });
  await expect(getPlans(zoomAnswering(null), ROW.id)).rejects.toMatchObject({ name: "ZoomNoAnswer" });
});
