import { randomUUID } from "node:crypto";
import { accountQuerySchema, accountSorts, LAST_PAGE } from "@/lib/domain/account-query";
import { renewalQuerySchema } from "@/lib/domain/renewal-query";
import { compare, p95, timed } from "@/lib/launch/bench/rounds";
import { buildSnapshot, SNAPSHOT_DAY } from "@/lib/launch/bench/snapshot";
import { chaosEnv, newClock, standIn } from "@/lib/launch/chaos/processes-in-one";
import { temporaryDatabase } from "@/lib/launch/chaos/temporary-database";
import { say } from "@/lib/launch/project";
import { Stack } from "@/lib/launch/stack";
import type { Caller, Context } from "@/lib/server/context";
import { openAsOwner } from "@/lib/server/db/owner";
import { accountFilter } from "@/lib/server/services/accounts/account-filter";
import { listAccounts } from "@/lib/server/services/accounts/list-accounts";
import { walkRows } from "@/lib/server/services/accounts/read-page";
import { foldSearch } from "@/lib/server/services/accounts/search-text";
import { exportRenewals } from "@/lib/server/services/renewals/export-renewals";

const ROWS = 100_000;
const LIMIT = 50;
const LONG = [
  "zürich",
  "zen",
  "logistics",
  "ltd",
  "anna.berg",
  "3000000",
  "example",
  "hazel",
  "xyzxyz",
  "москва",
];
const SHORT = ["a", "z", "7", "an", "ze", "q9", "m", "lo", "3", "zu"];
const EVERY_LINE = { from: "2026-01-01", to: "2028-03-01" };

/** What the directory costs with 100,000 sub-accounts (goals S4 to S7 and S16), each beside its baseline. */
const stack = new Stack();
try {
  const { url } = await temporaryDatabase(stack);
  const nowhere = { apiBaseUrl: "http://127.0.0.1:9", tokenUrl: "http://127.0.0.1:9/token" };
  const context = await stack.start(async () => {
    const made = standIn(chaosEnv(nowhere, url), newClock());
    return { ...made, stop: () => made.pool.end() };
  });
  const owner = openAsOwner(url);
  const built = await timed(() => buildSnapshot(owner, ROWS).finally(() => owner.$client.end()));
  say(`${ROWS} sub-accounts of ${SNAPSHOT_DAY} built in ${(built / 1000).toFixed(1)} s`);
  say("| | ms | baseline ms | ratio | at most |");
  say("| --- | --- | --- | --- | --- |");
  const held = [...(await searches(context)), ...(await pages(context)), await exported(context)];
  if (held.includes(false)) process.exitCode = 1;
} finally {
  await stack.stop();
}

function list(context: Context, query: object) {
  return listAccounts(context, caller(), accountQuerySchema.parse({ limit: LIMIT, ...query }));
}

async function searches(context: Context): Promise<boolean[]> {
  const { rows } = await context.pool.query<{ name: string }>("select sort_name as name from accounts");
  const includes = (text: string) => rows.filter(({ name }) => name.includes(foldSearch(text))).length;
  const side = (words: string[]) => ({
    ours: () => p95(words, (q) => list(context, { q })),
    baseline: () => p95(words, includes),
  });
  return [
    await compare({ name: "S4 search, 3 and more characters, p95", most: 1, ...side(LONG) }),
    await compare({ name: "S5 search, 1 and 2 characters, p95", most: 4, ...side(SHORT) }),
  ];
}

async function pages(context: Context): Promise<boolean[]> {
  const first = () => p95(accountSorts, (sort) => list(context, { sort }));
  const last = () => p95(accountSorts, (sort) => list(context, { sort, cursor: LAST_PAGE }));
  const words = [...LONG, ...SHORT];
  const withTotal = () => p95(words, (q) => list(context, { q }));
  const withoutTotal = () =>
    p95(words, (q) => {
      const query = accountQuerySchema.parse({ q, limit: LIMIT });
      const filter = accountFilter(query, context.clock.now());
      return walkRows(context.db, filter, query, { backwards: false, behind: null, limit: LIMIT + 1 });
    });
  return [
    await compare({
      name: "S6 last page beside the first, p95 of all orders",
      most: 1.5,
      ours: last,
      baseline: first,
    }),
    await compare({
      name: "S7 a search with its total, without it",
      most: 2,
      ours: withTotal,
      baseline: withoutTotal,
    }),
  ];
}

function exported(context: Context): Promise<boolean> {
  const ours = () =>
    timed(async () => {
      for await (const piece of await exportRenewals(context, caller(), renewalQuerySchema.parse(EVERY_LINE)))
        Buffer.from(piece);
    });
  return compare({
    name: "S16 every plan line as CSV, raw rows of a cursor",
    most: 4,
    ours,
    baseline: () => timed(() => rawRows(context)),
  });
}

async function rawRows({ pool }: Context): Promise<void> {
  const client = await pool.connect();
  await client.query("begin");
  await client.query(
    "declare raw no scroll cursor for select l.*, a.name from plan_lines l join accounts a on a.id = l.account_id",
  );
  for (;;) {
    const { rows } = await client.query("fetch 1000 from raw");
    if (rows.length === 0) break;
    Buffer.from(rows.map((row) => Object.values(row).join(",")).join("\n"));
  }
  await client.query("rollback");
  client.release();
}

function caller(): Caller {
  const person = { id: "bench", name: "Bench", email: null, role: "admin" } as const;
  return { person, requestId: randomUUID(), ip: null };
}
