import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PROJECT } from "@/lib/launch/project";
import { freshSessionSecret, type ZoomCredentials } from "@/lib/sandbox/fresh-secrets";
import { settingNames } from "@/lib/server/env";

export type Settings = Record<string, string | undefined>;

/** What a demo needs to know before anything is started. */
export type DemoPlace = { port: number; dataDir: string };

/** The address that people open. */
export function addressOf(port: number): string {
  return `http://localhost:${port}`;
}

/** The port of PORT, or 3000. Throws a sentence that names it when it is no port. */
export function portFrom(source: Settings): number {
  const port = Number(source.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error("PORT must be a whole number from 1 to 65535");
  return port;
}

/** The data folder of DATA_DIR, or `.data` in the project. */
export function dataDirFrom(source: Settings): string {
  return source.DATA_DIR || join(PROJECT, ".data");
}

/** Where the audit's checkpoints go when no other place is set. */
export function checkpointFile(dataDir: string): string {
  return resolve(dataDir, "audit-checkpoints.ndjson");
}

/** The session secret that a demo keeps in its data folder. */
export function secretFile(dataDir: string): string {
  return join(dataDir, "nextauth-secret");
}

/** The environment of this process with what a file `.env` in the project adds. */
export function ownSettings(): Settings {
  const file = join(PROJECT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

/** A pretend Zoom as its settings see it. */
export type PretendZoom = { apiBaseUrl: string; tokenUrl: string };

/** All settings of a demo: they replace the real ones, so that a demo cannot reach the real Zoom or database. */
export function demoSettings(
  place: DemoPlace,
  zoom: PretendZoom,
  credentials: ZoomCredentials,
  databaseUrl: string,
): Settings {
  return {
    ...process.env,
    // Set though empty, so that a file `.env`, which Next reads by itself, cannot fill them in.
    ...Object.fromEntries(settingNames.map((name) => [name, ""])),
    HOST_BOUNDS: process.env.HOST_BOUNDS ?? "",
    PARTNER_NAME: process.env.PARTNER_NAME || "Halden Communications",
    ZOOM_API_BASE_URL: zoom.apiBaseUrl,
    ZOOM_OAUTH_TOKEN_URL: zoom.tokenUrl,
    ZOOM_ACCOUNT_ID: credentials.accountId,
    ZOOM_CLIENT_ID: credentials.clientId,
    ZOOM_CLIENT_SECRET: credentials.clientSecret,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: addressOf(place.port),
    NEXTAUTH_SECRET: keptSecret(place.dataDir),
    AUDIT_CHECKPOINTS: checkpointFile(place.dataDir),
    AUTH_DEMO_USERS: "1",
    PORT: String(place.port),
    LOG_LEVEL: process.env.LOG_LEVEL || "warn",
  };
}

// Kept, so that people stay signed in when the demo is started again.
function keptSecret(dataDir: string): string {
  const file = secretFile(dataDir);
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, freshSessionSecret(), { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}
