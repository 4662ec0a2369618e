import type { SyncGround } from "@/lib/launch/bench/sync-ground";
import { zoomAuthorization } from "@/lib/launch/bench/zoom-authorization";

/** A list of Zoom's: where it is, what is asked for, and under which name its rows come. */
type List = { path: string; query: Record<string, string>; rows: string };

const ACCOUNTS: List = { path: "/accounts", query: { page_size: "300" }, rows: "accounts" };
const RENEWALS: List = {
  path: "/accounts/billing/renewals",
  query: { page_size: "50", interval: "90" },
  rows: "results",
};

/** Bytes of the JSON in which Zoom lists all sub-accounts and their renewals, without the pages around it. */
export async function listedBytes(ground: SyncGround): Promise<{ accounts: number; renewals: number }> {
  return { accounts: await bytesOf(ground, ACCOUNTS), renewals: await bytesOf(ground, RENEWALS) };
}

async function bytesOf({ apiBaseUrl, tokenUrl, settings }: SyncGround, list: List): Promise<number> {
  const headers = { authorization: await zoomAuthorization(tokenUrl, settings) };
  let bytes = 0;
  for (let token: string | undefined = ""; token !== undefined; ) {
    const query = new URLSearchParams({ ...list.query, next_page_token: token });
    const answer = await fetch(`${apiBaseUrl}${list.path}?${query}`, { headers });
    const page: Record<string, unknown> = JSON.parse(await answer.text());
    for (const row of page[list.rows] as unknown[]) bytes += Buffer.byteLength(JSON.stringify(row));
    token = (page.next_page_token as string) || undefined;
  }
  return bytes;
}
