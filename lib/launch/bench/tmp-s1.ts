import { readFileSync } from "node:fs";
import { closedLoop } from "@/lib/launch/bench/steady-load";
const { port, cookie } = JSON.parse(readFileSync("/tmp/ground.json", "utf8"));
const list = process.argv[2] ?? "/api/accounts?status=active&sort=-hosts&limit=50";
const run = (path: string) => closedLoop(port, () => ({ path, cookie }), 4000);
for (let i = 0; i < 3; i++) { const a = await run(list), b = await run("/api/health/live"); console.log(a.toFixed(2), b.toFixed(2), (a/b).toFixed(2)); }
