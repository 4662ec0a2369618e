/** `2021`: pseudo answers HTTP 200 and 300, updates answer 204. `2026`: refusals answer 400. Both are of Zoom's references. */
export type Contract = "2021" | "2026";

/** When a host decrease shows in GET plans; what Zoom does is not documented. */
export type DecreaseMode = "at_renewal" | "at_once";

/** The Server-to-Server OAuth app that the sandbox accepts. */
export type Credentials = { accountId: string; clientId: string; clientSecret: string };

/** What can be changed while the sandbox runs. */
export type SandboxSettings = {
  contract: Contract;
  decreaseMode: DecreaseMode;
  /** Reads of an account answer its state before the last write for this many milliseconds. */
  readLagMs: number;
  /** Answer 429 above the limits of `rateTier`. */
  enforceLimits: boolean;
  rateTier: "business" | "pro";
  /** Send X-RateLimit-* and Retry-After; some real 429 answers lack them. */
  rateLimitHeaders: boolean;
  /** Life of an access token in seconds of the sandbox's clock. */
  tokenLifeSeconds: number;
  /** `one`: a new token ends the one before (reported by a vendor); `many`: they live side by side (documented). */
  liveTokens: "one" | "many";
  /** Accept grant_type and account_id in the query string of the token request. */
  allowQueryGrant: boolean;
  /** Largest page_size of GET /accounts. */
  maxPageSize: number;
  /** Every answer of the API comes so many milliseconds later. */
  answerMs: number;
  /** The limits a second are so many times those of the tier, for runs that shall not take long. */
  limitScale: number;
};

/** What startSandbox takes; everything has a default. */
export type SandboxOptions = Partial<SandboxSettings> & {
  /** Port on 127.0.0.1; 0 (the default) takes any free one. */
  port?: number;
  /** How many generated accounts stand beside the named ones; default 250. */
  accounts?: number;
  /** Seed of the generated accounts; the same seed gives the same accounts. */
  seed?: number;
  /** Where the virtual clock starts; default the real time. It runs on from there. */
  clock?: Date | string;
  credentials?: Partial<Credentials>;
};

/** Credentials of a sandbox that was given none. */
export const DEFAULT_CREDENTIALS: Credentials = {
  accountId: "sandbox-master-account",
  clientId: "sandbox-client-id",
  clientSecret: "sandbox-client-secret",
};

/** Settings of a sandbox that was given none. */
export const DEFAULT_SETTINGS: SandboxSettings = {
  contract: "2026",
  decreaseMode: "at_renewal",
  readLagMs: 0,
  enforceLimits: true,
  rateTier: "business",
  rateLimitHeaders: true,
  tokenLifeSeconds: 3600,
  liveTokens: "many",
  allowQueryGrant: false,
  maxPageSize: 300,
  answerMs: 0,
  limitScale: 1,
};

/**
 * Takes the given options and returns complete settings, leaving out what is no setting.
 */
export function settingsFrom(options: SandboxOptions): SandboxSettings {
  const known = Object.keys(DEFAULT_SETTINGS) as (keyof SandboxSettings)[];
  const given = known.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]);
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(given) };
}
