import { VirtualClock } from "./clock";
import { Counts } from "./counts";
import { FaultList } from "./faults/fault-list";
import { Ledger } from "./ledger";
import { Limits } from "./limits";
import {
  type Credentials,
  DEFAULT_CREDENTIALS,
  type SandboxOptions,
  type SandboxSettings,
  settingsFrom,
} from "./options";
import { generateAccounts } from "./scenarios/generate";
import { scenarioAccounts } from "./scenarios/scenario-accounts";
import { AccountStore } from "./state/account-store";
import { TokenStore } from "./tokens";

const DEFAULT_ACCOUNTS = 250;
const DEFAULT_SEED = 20_210_907;

/** Everything that a sandbox knows: its accounts, clock, settings, tokens and what it recorded. */
export class World {
  readonly clock: VirtualClock;
  readonly accounts = new AccountStore();
  readonly ledger = new Ledger();
  readonly counts = new Counts();
  readonly faults = new FaultList();
  readonly limits = new Limits();
  readonly tokens = new TokenStore();
  settings: SandboxSettings;
  credentials: Credentials;
  /** The server's own address, known once it listens. */
  origin = "";
  readonly #options: SandboxOptions;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.clock = new VirtualClock(options.clock);
    this.settings = settingsFrom(options);
    this.credentials = { ...DEFAULT_CREDENTIALS, ...options.credentials };
    this.#seed();
  }

  /** Back to the beginning; tokens stay valid. */
  reset(): void {
    this.clock.set(this.#options.clock ?? new Date());
    this.settings = settingsFrom(this.#options);
    this.credentials = { ...DEFAULT_CREDENTIALS, ...this.#options.credentials };
    this.ledger.clear();
    this.counts.clear();
    this.faults.clear();
    this.limits.clear();
    this.accounts.clear();
    this.#seed();
  }

  #seed(): void {
    const today = this.clock.today();
    const { accounts = DEFAULT_ACCOUNTS, seed = DEFAULT_SEED } = this.#options;
    for (const account of scenarioAccounts(today)) this.accounts.add(account);
    for (const account of generateAccounts({ count: accounts, seed, today })) this.accounts.add(account);
  }
}
