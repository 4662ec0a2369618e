import { getTableColumns } from "drizzle-orm";
import type { QueryConfig } from "pg";
import type { CalendarDate } from "@/lib/domain/calendar-date";
import type { ChangeState } from "@/lib/domain/change";
import { planLines } from "@/lib/domain/plan-lines";
import { generateAccounts } from "@/lib/sandbox/scenarios/generate";
import type { SandboxAccount } from "@/lib/sandbox/state/account";
import type { Database } from "@/lib/server/db/client";
import { accountPlans, accounts, changes, planLineRows } from "@/lib/server/db/schema";
import { foldSearch, searchText } from "@/lib/server/services/accounts/search-text";
import { accountStatus } from "@/lib/server/sync/account-status";
import { listColumns } from "@/lib/server/sync/list-columns";
import { planVersion } from "@/lib/server/sync/plan-version";

/** The day and the moment at which a built snapshot stands. */
export const SNAPSHOT_DAY: CalendarDate = "2026-11-21";
const SNAPSHOT_AT = new Date(`${SNAPSHOT_DAY}T10:00:00Z`);
const SEED = 20_261_121;
const ROWS_AT_ONCE = 2_000;
// Seconds between two readings: 100,000 sub-accounts are read in some 14 hours.
const READ_EVERY_S = 0.5;
const TIDY_WITHIN_MS = 120_000;
const COLUMNS = { accounts, account_plans: accountPlans, plan_lines: planLineRows, changes };

type Row = typeof accounts.$inferInsert;
type Built = {
  account: Row;
  plans: typeof accountPlans.$inferInsert | null;
  lines: (typeof planLineRows.$inferInsert)[];
};
type ChangeValues = typeof changes.$inferInsert;

/**
 * Writes `count` sub-accounts with plans and lines straight into the database, the same ones each time: the sandbox's
 * mix of plans, with names of other scripts, plans that nobody knows, customers who pay themselves, failed readings,
 * open changes, changes from elsewhere and sub-accounts that are gone strewn in. 100,000 take some 15 seconds.
 */
export async function buildSnapshot(db: Database, count: number): Promise<void> {
  const generated = generateAccounts({ count, seed: SEED, today: SNAPSHOT_DAY });
  for (let from = 0; from < count; from += ROWS_AT_ONCE) {
    const built = generated.slice(from, from + ROWS_AT_ONCE).map((account, i) => build(account, from + i));
    await insert(
      db,
      "accounts",
      built.map(({ account }) => account),
    );
    await insert(
      db,
      "account_plans",
      built.flatMap(({ plans }) => plans ?? []),
    );
    await insert(
      db,
      "plan_lines",
      built.flatMap(({ lines }) => lines),
    );
    await insert(
      db,
      "changes",
      built.flatMap(({ account }, i) => changesOf(account, from + i)),
    );
  }
  await tidy(db);
}

// As the database would do by itself after a while: the planner has to know what there is.
async function tidy(db: Database): Promise<void> {
  const client = await db.$client.connect();
  await client.query("set statement_timeout = 0");
  for (const table of [...Object.keys(COLUMNS), "account_checks"])
    await client.query({ text: `vacuum (analyze) ${table}`, query_timeout: TIDY_WITHIN_MS } as QueryConfig);
  client.release(true);
}

async function insert(
  db: Database,
  table: keyof typeof COLUMNS,
  rows: Record<string, unknown>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const named = Object.entries(getTableColumns(COLUMNS[table])).filter(([key]) => key in first);
  const columns = named.map(([, column]) => column.name).join(", ");
  const records = rows.map((row) =>
    Object.fromEntries(named.map(([key, column]) => [column.name, row[key]])),
  );
  await db.$client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(records)],
  );
}

function build(given: SandboxAccount, at: number): Built {
  const account = accountOf(given, at);
  const { id } = account;
  const raw = plansOf(given, at);
  if (account.payMode === "sub" || at % 157 === 9) return { account, plans: null, lines: [] };
  const lines = planLines(raw);
  const readAt = new Date(SNAPSHOT_AT.getTime() - at * READ_EVERY_S * 1000);
  const today = SNAPSHOT_DAY;
  const { accountType = null, payMode = null, subscriptionEnd = null } = account;
  const status = accountStatus({
    accountType,
    payMode,
    subscriptionEnd,
    lines,
    failed: at % 211 === 8,
    today,
  });
  return {
    account: { ...account, ...listColumns(lines), status, plansReadAt: readAt },
    plans: { accountId: id, raw, version: planVersion(lines), readAt, changedAt: readAt },
    lines: lines.map(
      ({ serviceEffectiveDate: _start, statusText: _text, detail: _rest, ...line }, position) => {
        return { accountId: id, position, ...line };
      },
    ),
  };
}

function accountOf(given: SandboxAccount, at: number): Row {
  const { id, ownerEmail, accountType, createdAt, number } = given;
  const name = nameOf(given.name, at);
  const accountNumber = String(number);
  const selfPay = given.payMode === "sub";
  const openChangeState = at % 97 === 5 ? (OPEN_STATES[at % OPEN_STATES.length] ?? null) : null;
  return {
    id,
    name,
    accountNumber,
    accountType,
    ownerEmail,
    seats: given.paidUsers,
    reseller: false,
    bulkLicense: false,
    payMode: selfPay ? "sub" : at % 3 === 0 ? null : "master",
    zoomCreatedAt: createdAt,
    subscriptionStart: null,
    subscriptionEnd: null,
    otherFields: {},
    search: searchText([name, id, accountNumber, ownerEmail]),
    sortName: foldSearch(name),
    status: selfPay ? "self_pay" : "not_read",
    ...listColumns([]),
    plansReadAt: null,
    openChangeId: openChangeState && `change-${at}`,
    openChangeState,
    changedElsewhereAt: at % 131 === 7 ? new Date(SNAPSHOT_AT.getTime() - (at % 14) * 86_400_000) : null,
    listedAt: SNAPSHOT_AT,
    goneAt: at % 173 === 11 ? SNAPSHOT_AT : null,
  };
}

// What the directory shows of changes stands in the journal too, among many more that are done.
function changesOf({ id, name, openChangeId, openChangeState }: Row, at: number): ChangeValues[] {
  const done = at % 10 === 0 ? [changeOf(`done-${at}`, "applied", { id, name })] : [];
  if (!openChangeId || !openChangeState) return done;
  return [...done, changeOf(openChangeId, openChangeState, { id, name })];
}

function changeOf(id: string, state: ChangeState, account: Pick<Row, "id" | "name">): ChangeValues {
  return {
    id,
    state,
    idempotencyKey: `key-of-${id}`,
    requestHash: "",
    kind: "change_base_plan",
    accountId: account.id,
    accountName: account.name,
    request: {},
    sawVersion: "",
    before: [],
    after: [],
    requestedById: "bench",
    requestedByName: "Bench",
    requestedByRole: "partner",
    requestId: "",
    evidence: [],
    fence: 1,
    checks: 0,
    createdAt: SNAPSHOT_AT,
  };
}

const OPEN_STATES: ChangeState[] = ["prepared", "sending", "unknown", "needs_person", "accepted"];

const OTHER_NAMES = [
  "Zürich Käse",
  "Łódź Øst",
  "東京システムズ",
  "Ａｌｐｈａ 50% Off_",
  "Москва Трейд",
  "C:\\Data & Söhne",
];

// Hardly two big partners have the same names, and some write them in other scripts.
function nameOf(name: string, at: number): string {
  const other = OTHER_NAMES[at % OTHER_NAMES.length];
  return at % 41 === 3 ? `${other} ${name}` : at % 5 === 0 ? `${name} ${1 + (at % 997)}` : name;
}

function plansOf({ plans }: SandboxAccount, at: number): Record<string, unknown> {
  if (at % 199 === 17)
    return { ...plans, plan_hologram: { type: "hologram_monthly", hosts: 3, status: "active" } };
  return plans;
}
