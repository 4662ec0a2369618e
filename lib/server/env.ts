import "server-only";
import { z } from "zod";
import {
  checkpointPlaceSchema,
  hostBoundsSchema,
  isLoopbackUrl,
  roleMapSchema,
  safeUrlSchema,
} from "@/lib/server/env-fields";

const requiredSchema = z.string({ error: "is missing" });
const shareSchema = z.coerce
  .number("must be a number above 0, at most 1")
  .gt(0, "must be above 0")
  .max(1, "must be at most 1");
const portSchema = z.coerce
  .number("must be a number")
  .int("must be a whole number")
  .min(1, "must be at least 1")
  .max(65535, "must be at most 65535");

const settingsSchema = z.object({
  ZOOM_API_BASE_URL: safeUrlSchema.default("https://api.zoom.us/v2"),
  ZOOM_OAUTH_TOKEN_URL: safeUrlSchema.default("https://zoom.us/oauth/token"),
  ZOOM_ACCOUNT_ID: requiredSchema,
  ZOOM_CLIENT_ID: requiredSchema,
  ZOOM_CLIENT_SECRET: requiredSchema,
  ZOOM_RATE_TIER: z.enum(["business", "pro"], "must be business or pro").default("business"),
  ZOOM_RATE_SHARE: shareSchema.default(0.8),
  DATABASE_URL: requiredSchema.regex(/^postgres(ql)?:\/\//, "must begin with postgres://"),
  NEXTAUTH_URL: requiredSchema.pipe(safeUrlSchema),
  NEXTAUTH_SECRET: requiredSchema.min(32, "must have at least 32 characters"),
  AUTH_OIDC_ISSUER: safeUrlSchema.optional(),
  AUTH_OIDC_CLIENT_ID: z.string().optional(),
  AUTH_OIDC_CLIENT_SECRET: z.string().optional(),
  AUTH_ROLES_CLAIM: z.string().default("groups"),
  AUTH_ROLE_MAP: roleMapSchema.optional(),
  AUTH_DEMO_USERS: z.enum(["0", "1"], "must be 1 or 0").default("0"),
  AUDIT_CHECKPOINTS: checkpointPlaceSchema.optional(),
  HOST_BOUNDS: hostBoundsSchema.default({}),
  PARTNER_NAME: z.string().max(80, "must have at most 80 characters").default("Partner"),
  PORT: portSchema.default(3000),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "must be a level such as info or warn",
    )
    .default("info"),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: "must be an http address" }).optional(),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
});

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(settingsSchema.shape);

type Settings = z.infer<typeof settingsSchema>;
type Source = Readonly<Record<string, string | undefined>>;

/** The settings of one process, checked. `auth.oidc` is null when only the demo people can sign in. */
export type Env = ReturnType<typeof arrange>;

/** Thrown when settings are missing or unsafe; `problems` has one sentence each, beginning with the name. */
export class EnvError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`These settings stop the start:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "EnvError";
    this.problems = problems;
  }
}

/**
 * Reads and checks every setting at once.
 *
 * Takes the environment; an empty value counts as not set. Throws EnvError with all that is wrong.
 */
export function readEnv(source: Source = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = settingsSchema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  problems.push(...signInProblems(given));
  if (!parsed.success || problems.length > 0) throw new EnvError(problems);
  return arrange(parsed.data);
}

const OIDC = ["AUTH_OIDC_ISSUER", "AUTH_OIDC_CLIENT_ID", "AUTH_OIDC_CLIENT_SECRET", "AUTH_ROLE_MAP"] as const;
const ZOOM = ["ZOOM_API_BASE_URL", "ZOOM_OAUTH_TOKEN_URL"] as const;

function signInProblems(given: Source): string[] {
  const demo = given.AUTH_DEMO_USERS === "1";
  const missing = OIDC.filter((name) => !given[name]);
  if (demo && !ZOOM.every((name) => isLoopbackUrl(given[name] ?? ""))) {
    return [
      `AUTH_DEMO_USERS must not be 1 unless ${ZOOM.join(" and ")} point to this machine: nobody is asked for a password`,
    ];
  }
  if (missing.length === 0 || (demo && missing.length === OIDC.length)) return [];
  if (missing.length < OIDC.length)
    return missing.map((name) => `${name} is missing; company sign-in needs it`);
  return [`AUTH_OIDC_ISSUER is missing; nobody could sign in (company sign-in needs ${OIDC.join(", ")})`];
}

function arrange(settings: Settings) {
  return {
    zoom: {
      apiBaseUrl: settings.ZOOM_API_BASE_URL,
      tokenUrl: settings.ZOOM_OAUTH_TOKEN_URL,
      accountId: settings.ZOOM_ACCOUNT_ID,
      clientId: settings.ZOOM_CLIENT_ID,
      clientSecret: settings.ZOOM_CLIENT_SECRET,
      rateTier: settings.ZOOM_RATE_TIER,
      rateShare: settings.ZOOM_RATE_SHARE,
    },
    auth: {
      url: settings.NEXTAUTH_URL,
      secret: settings.NEXTAUTH_SECRET,
      demoUsers: settings.AUTH_DEMO_USERS === "1",
      oidc: arrangeOidc(settings),
    },
    /** The second place for the audit's checkpoints: a file or an https address; null: none are taken. */
    audit: { checkpoints: settings.AUDIT_CHECKPOINTS ?? null },
    databaseUrl: settings.DATABASE_URL,
    hostBounds: settings.HOST_BOUNDS,
    partnerName: settings.PARTNER_NAME,
    port: settings.PORT,
    logLevel: settings.LOG_LEVEL,
    otelEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    metricsToken: settings.METRICS_TOKEN ?? null,
  };
}

function arrangeOidc(settings: Settings) {
  const { AUTH_OIDC_ISSUER: issuer, AUTH_OIDC_CLIENT_ID: clientId, AUTH_ROLE_MAP: roleMap } = settings;
  const { AUTH_OIDC_CLIENT_SECRET: clientSecret, AUTH_ROLES_CLAIM: rolesClaim } = settings;
  return issuer && clientId && clientSecret && roleMap
    ? { issuer, clientId, clientSecret, rolesClaim, roleMap }
    : null;
}

let cached: Env | undefined;

/**
 * The settings of this process, read from its environment on first use.
 *
 * Call it inside functions, never while a module loads: `next build` runs without settings.
 * Throws EnvError.
 */
export function env(): Env {
  cached ??= readEnv();
  return cached;
}
