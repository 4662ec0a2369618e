import type { SyncGround } from "@/lib/launch/bench/sync-ground";
import { zoomAuthorization } from "@/lib/launch/bench/zoom-authorization";

const PAGE_SIZE = 300;

/** Bytes of the JSON in which Zoom lists all sub-accounts, without the pages around it. */
export async function listedBytes({ apiBaseUrl, tokenUrl, settings }: SyncGround): Promise<number> {
  const headers = { authorization: await zoomAuthorization(tokenUrl, settings) };
  let bytes = 0;
  for (let token: string | undefined = ""; token !== undefined; ) {
    const query = new URLSearchParams({ page_size: String(PAGE_SIZE), next_page_token: token });
    const answer = await fetch(`${apiBaseUrl}/accounts?${query}`, { headers });
    const page: { accounts: unknown[]; next_page_token?: string } = JSON.parse(await answer.text());
    for (const row of page.accounts) bytes += Buffer.byteLength(JSON.stringify(row));
    token = page.next_page_token || undefined;
  }
  return bytes;
}
