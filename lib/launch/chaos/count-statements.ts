import type { Pool } from "pg";

/** What a pool's connections were asked since the last `reset`, in order, and how long the answers took. */
export type StatementCount = {
  reset(): void;
  texts(): string[];
  /** Milliseconds of all statements that hold a text, from the question to the answer. */
  spent(text: string): number;
};

type Query = (...given: unknown[]) => unknown;
type Asked = { text: string; ms: number };

/** Listens to a pool that has not connected yet. Each statement costs one round trip, `begin` and `commit` too. */
export function countStatements(pool: Pool): StatementCount {
  let asked: Asked[] = [];
  const note = (first: unknown): Asked => {
    const text = typeof first === "string" ? first : ((first as { text?: string }).text ?? "");
    const each = { text, ms: 0 };
    asked.push(each);
    return each;
  };
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as Query;
    const counted: Query = (...given) => timed(query, given, note(given[0]));
    Object.assign(client, { query: counted });
  });
  return {
    reset: () => (asked = []),
    texts: () => asked.map(({ text }) => text),
    spent: (part) => asked.filter(({ text }) => text.includes(part)).reduce((sum, { ms }) => sum + ms, 0),
  };
}

// A pool hands its connections a function to be called back; who holds a connection gets a promise.
function timed(query: Query, given: unknown[], each: Asked): unknown {
  const began = performance.now();
  const done = () => (each.ms = performance.now() - began);
  const last = given.at(-1);
  if (typeof last !== "function") {
    const answer = query(...given);
    if (answer instanceof Promise) answer.then(done, done);
    return answer;
  }
  return query(...given.slice(0, -1), (...answer: unknown[]) => {
    done();
    last(...answer);
  });
}
