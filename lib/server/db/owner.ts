import "server-only";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Database } from "@/lib/server/db/client";

const POOL_SIZE = 3;

/**
 * Opens the database as the login that owns its tables, without the product's role and time limits: for what tests,
 * measures and breaks things. The product itself never does. End it with `owner.$client.end()`.
 */
export function openAsOwner(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: POOL_SIZE, application_name: "plandesk owner" });
  // Whoever removes a database ends its connections; without a listener that ends the process too.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return drizzle({ client: pool });
}
