import "server-only";

export { buildSnapshot, SNAPSHOT_DAY } from "@/lib/launch/bench/snapshot";
