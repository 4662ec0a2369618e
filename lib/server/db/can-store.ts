import "server-only";
import type { Pool } from "pg";

const KEPT_MS = 1_000;
const answers = new WeakMap<Pool, { at: number; answer: Promise<boolean> }>();

/**
 * True when the database stores something durably right now: a full disk still answers reads. Asked at most once a
 * second, however often somebody wants to know.
 */
export function canStore(pool: Pool): Promise<boolean> {
  const kept = answers.get(pool);
  if (kept && performance.now() - kept.at < KEPT_MS) return kept.answer;
  const answer = storeSomething(pool);
  answers.set(pool, { at: performance.now(), answer });
  return answer;
}

async function storeSomething(pool: Pool): Promise<boolean> {
  try {
    await pool.query(`
      insert into rate_limits (label, arrival, day) values ('readiness', 0, current_date)
      on conflict (label) do update set day = excluded.day`);
    return true;
  } catch {
    return false;
  }
}
