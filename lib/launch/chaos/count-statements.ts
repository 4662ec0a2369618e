import type { Pool } from "pg";

/** What a pool's connections were asked since the last `reset`, in order. */
export type StatementCount = { reset(): void; texts(): string[] };

/** Listens to a pool that has not connected yet. Each statement costs one round trip, `begin` and `commit` too. */
export function countStatements(pool: Pool): StatementCount {
  let texts: string[] = [];
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const counted = (...given: unknown[]) => {
      const [first] = given;
      texts.push(typeof first === "string" ? first : ((first as { text?: string }).text ?? ""));
      return query(...given);
    };
    Object.assign(client, { query: counted });
  });
  return { reset: () => (texts = []), texts: () => texts };
}
