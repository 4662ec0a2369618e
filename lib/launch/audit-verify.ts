import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { startPostgres } from "@/lib/launch/postgres/supervisor";
import { say } from "@/lib/launch/project";
import { checkpointFile, dataDirFrom, ownSettings, secretFile } from "@/lib/launch/settings";
import { verifyFile } from "@/lib/server/audit/audit-file";
import { verifyDatabase } from "@/lib/server/audit/verify-database";
import { openDatabase } from "@/lib/server/db/client";

const USAGE = `npm run audit:verify -- FILE          an NDJSON export
npm run audit:verify -- --database [--checkpoints FILE]
                                      the audit itself, in DATABASE_URL or the built-in database in DATA_DIR
Follows the hash chain and names the first broken row; exit code 1 when there is one.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { database: { type: "boolean" }, checkpoints: { type: "string" } },
});

async function checkDatabase() {
  const own = ownSettings();
  const dataDir = dataDirFrom(own);
  const server = own.DATABASE_URL ? null : await startPostgres(dataDir);
  const db = openDatabase(own.DATABASE_URL || (server?.url ?? ""));
  try {
    return await verifyDatabase(db, {
      ...checkpoints(own.AUDIT_CHECKPOINTS, dataDir),
      secret: secretOf(own, dataDir),
    });
  } finally {
    await db.$client.end();
    if (server?.startedHere) await server.stop();
  }
}

// What the second place holds; one behind an https address has to be fetched by its keeper and given as a file.
function checkpoints(place: string | undefined, dataDir: string): { text: string | null } {
  const own = place && !place.startsWith("http") ? place : checkpointFile(dataDir);
  const file = values.checkpoints ?? own;
  return { text: existsSync(file) ? readFileSync(file, "utf8") : null };
}

function secretOf({ NEXTAUTH_SECRET }: { NEXTAUTH_SECRET?: string }, dataDir: string): string {
  const kept = secretFile(dataDir);
  return NEXTAUTH_SECRET || (existsSync(kept) ? readFileSync(kept, "utf8").trim() : "");
}

const [file] = positionals;
if ((file === undefined) === (values.database !== true)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
const began = performance.now();
const finding =
  file === undefined
    ? await checkDatabase()
    : await verifyFile(createInterface({ input: createReadStream(file) }));
const seconds = ((performance.now() - began) / 1000).toFixed(1);
if (finding.intact) {
  say(
    `Intact: ${finding.events} events, ${finding.marks} checkpoints, ${seconds} s. Last hash ${finding.hash}`,
  );
} else {
  say(`Broken at place ${finding.position}: ${finding.fault}.`);
  process.exitCode = 1;
}
