import "server-only";
import type { ChangeKind } from "@/lib/domain/change";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import type { Deed } from "@/lib/server/history/history";

const SENT_AS: Record<ChangeKind, { method: string; end: string }> = {
  subscribe: { method: "POST", end: "/plans" },
  change_base_plan: { method: "PUT", end: "/plans/base" },
  add_addon: { method: "POST", end: "/plans/addons" },
  update_addon: { method: "PUT", end: "/plans/addons" },
};

/** Which ledger entries belong to which change; `orphans` belong to none. */
export type Matches = {
  deedsOf(changeId: string): Deed[];
  changeOf(seq: number): ChangeRow | undefined;
  orphans: Deed[];
};

/**
 * Matches each ledger entry to the change that sent it: same account, method, path and body, and of several the last
 * one sent before it. One account has one open change at a time, so that the order decides between equal bodies.
 */
export function matchLedger(ledger: Deed[], changes: ChangeRow[]): Matches {
  const sent = new Map<string, ChangeRow[]>();
  for (const row of changes) if (row.sent) push(sent, keyOfChange(row), row);
  for (const rows of sent.values()) rows.sort((a, b) => Number(a.sentAt) - Number(b.sentAt));
  const deeds = new Map<string, Deed[]>();
  const owners = new Map<number, ChangeRow>();
  const orphans: Deed[] = [];
  for (const deed of ledger) {
    const at = Date.parse(deed.at);
    const owner = sent.get(keyOfDeed(deed))?.findLast((row) => Number(row.sentAt) <= at);
    if (!owner) orphans.push(deed);
    else {
      push(deeds, owner.id, deed);
      owners.set(deed.seq, owner);
    }
  }
  return { deedsOf: (id) => deeds.get(id) ?? [], changeOf: (seq) => owners.get(seq), orphans };
}

/** Ledger entries by account, each list in the order in which Zoom carried them out. */
export function byAccount(ledger: Deed[]): Map<string, Deed[]> {
  const lists = new Map<string, Deed[]>();
  for (const deed of [...ledger].sort((a, b) => a.seq - b.seq)) push(lists, deed.accountId, deed);
  return lists;
}

function keyOfChange({ kind, accountId, sent }: ChangeRow): string {
  const { method, end } = SENT_AS[kind];
  return `${accountId} ${method} ${end} ${canonicalJson(sent)}`;
}

function keyOfDeed({ accountId, method, path, body }: Deed): string {
  const end = path.slice(path.lastIndexOf("/plans"));
  return `${accountId} ${method} ${end} ${canonicalJson(body)}`;
}

/** JSON with sorted keys: Postgres keeps no order of keys. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join()}}`;
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
