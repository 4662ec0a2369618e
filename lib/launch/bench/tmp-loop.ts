import { readFileSync } from "node:fs";
import { closedLoop } from "@/lib/launch/bench/steady-load";
const { port, cookie } = JSON.parse(readFileSync("/tmp/ground.json", "utf8"));
const path = process.argv[2] ?? "/api/accounts?status=active&sort=-hosts&limit=50";
console.log((await closedLoop(port, () => ({ path, cookie }), Number(process.argv[3] ?? 8000))).toFixed(2));
