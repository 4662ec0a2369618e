import { parseArgs } from "node:util";
import { historyTable } from "@/lib/launch/history-table";
import { say } from "@/lib/launch/project";
import { zoomRecord } from "@/lib/launch/zoom-record";
import { createControlClient } from "@/lib/sandbox/control-client";
import { type Database, openDatabase } from "@/lib/server/db/client";
import { checkHistory } from "@/lib/server/history/check-history";
import { readHistory } from "@/lib/server/history/read-history";

const USAGE = `npm run check:history -- --database postgres://… --sandbox http://127.0.0.1:4010/__control
Proves the invariants of changes over the journal, the audit and the pretended Zoom's ledger; exit code 1 when one is violated.`;

const { values } = parseArgs({ options: { database: { type: "string" }, sandbox: { type: "string" } } });
if (!values.database || !values.sandbox) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

// Journal and ledger belong together only when nothing was carried out between reading the one and the other.
async function quietly(db: Database, controlUrl: string) {
  const control = createControlClient(controlUrl);
  for (;;) {
    const before = (await control.ledger()).applied.length;
    const journal = await readHistory(db);
    const record = await zoomRecord(control);
    if (record.ledger.length === before) return { ...journal, ...record };
  }
}

const db = openDatabase(values.database);
try {
  const findings = checkHistory({ now: new Date(), ...(await quietly(db, values.sandbox)), outside: null });
  for (const line of historyTable(findings)) say(line);
  if (findings.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
} finally {
  await db.$client.end();
}
