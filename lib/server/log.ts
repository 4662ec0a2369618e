import "server-only";
import { type DestinationStream, type Logger, pino } from "pino";
import { type Env, env } from "@/lib/server/env";
import { redactedLine, secretForms } from "@/lib/server/redaction";

export type { Logger };

// Next loads this module more than once (routes and instrumentation), so both live on globalThis.
const shared = globalThis as typeof globalThis & { plandeskLogger?: Logger; plandeskSecrets?: Set<string> };

function secrets(): Set<string> {
  shared.plandeskSecrets ??= new Set();
  return shared.plandeskSecrets;
}

/**
 * Keeps a value out of every later line of the log, in whatever field or sentence it stands.
 *
 * For what is only known at run time, such as Zoom's access token. Values under 8 characters are ignored: they
 * would black out ordinary words.
 */
export function keepSecret(value: string): void {
  for (const form of secretForms(value)) secrets().add(form);
}

/**
 * A logger that writes JSON lines without secrets.
 *
 * Takes the level and where lines go (default: standard output).
 */
export function createLogger(level: Env["logLevel"], target: DestinationStream = process.stdout): Logger {
  return pino(
    { level, base: null },
    { write: (line: string) => target.write(redactedLine(line, secrets())) },
  );
}

/** The logger of this process; on first use it learns the secrets among the settings. Throws EnvError. */
export function logger(): Logger {
  if (!shared.plandeskLogger) {
    const { zoom, auth, metricsToken, databaseUrl, logLevel } = env();
    const password = URL.canParse(databaseUrl) ? decodeURIComponent(new URL(databaseUrl).password) : "";
    const known = [zoom.clientSecret, auth.secret, auth.oidc?.clientSecret, metricsToken, password];
    for (const value of known) keepSecret(value ?? "");
    keepSecret(Buffer.from(`${zoom.clientId}:${zoom.clientSecret}`).toString("base64"));
    shared.plandeskLogger = createLogger(logLevel);
  }
  return shared.plandeskLogger;
}
