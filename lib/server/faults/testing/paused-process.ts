import { createContext } from "@/lib/server/context";
import { openDatabase } from "@/lib/server/db/client";
import { readEnv } from "@/lib/server/env";
import { createLogger } from "@/lib/server/log";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { createZoom } from "@/lib/server/zoom/client";
import { callerAs } from "./person";

// A process that makes one change, given as JSON, and says how it ended. Its time runs sixty times as fast, so that
// being stopped for a second and a half is what a minute and a half is to a real one.
const PACE = 60;
const real = performance.now.bind(performance);
const start = real();
performance.now = () => start + (real() - start) * PACE;

const env = readEnv();
const db = openDatabase(env.databaseUrl);
const log = createLogger("silent");
const clock = { now: () => new Date() };
const timings = { write: 1_200_000, read: 120_000 };
const context = createContext({ db, env, log, clock, zoom: createZoom({ env, db, clock, log, timings }) });
const input = JSON.parse(process.env.FAULT_CHANGE ?? "{}");

const end = await changeBasePlan(context, callerAs("partner"), input).then(
  ({ status, change }) => ({ status, state: change.state }),
  (error: Error) => ({ error: error.message }),
);
process.send?.(end);
await db.$client.end();
