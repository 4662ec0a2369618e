import type { ActiveFault, FaultRule } from "./faults/fault";
import type { CountsView, LedgerView } from "./ledger-entry";
import type { Contract, Credentials, SandboxSettings } from "./options";
import type { AccountPatch, NewAccount, SandboxAccount } from "./state/account";

/** Typed calls to a running sandbox's control route; each throws an Error that holds the answer when it is not 2xx. */
export type ControlClient = {
  /** Adds a fault and returns it with its id. */
  addFault(rule: FaultRule): Promise<ActiveFault>;
  faults(): Promise<ActiveFault[]>;
  clearFaults(): Promise<void>;
  ledger(): Promise<LedgerView>;
  counts(): Promise<CountsView>;
  clearCounts(): Promise<void>;
  /** Back to the seeded accounts, settings and clock; faults, ledger and counts go, tokens stay valid. */
  reset(): Promise<void>;
  account(accountId: string): Promise<SandboxAccount>;
  /** Changes an account as if somebody did it in Zoom's portal; the ledger does not count it. */
  mutate(accountId: string, patch: AccountPatch): Promise<SandboxAccount>;
  addAccount(account: NewAccount): Promise<SandboxAccount>;
  removeAccount(accountId: string): Promise<void>;
  /** Ends every token issued so far. */
  revokeTokens(): Promise<void>;
  setCredentials(credentials: Partial<Credentials>): Promise<void>;
  settings(): Promise<SandboxSettings>;
  setSettings(settings: Partial<SandboxSettings>): Promise<SandboxSettings>;
  setContract(contract: Contract): Promise<void>;
  /** Uses up heavy calls of the day, to meet the daily limit without making them. */
  spendHeavyCalls(heavyCalls: number): Promise<void>;
  /** Sets the virtual clock; it runs on from there. */
  setClock(now: Date | string): Promise<void>;
  /** Moves the virtual clock on by milliseconds. */
  advanceClock(ms: number): Promise<void>;
  now(): Promise<Date>;
};

/** Takes a sandbox's `controlUrl` and returns its control client. */
export function createControlClient(controlUrl: string): ControlClient {
  const call = caller(controlUrl);
  const ofAccount = (accountId: string) => `/accounts/${encodeURIComponent(accountId)}`;
  return {
    addFault: (rule) => call<ActiveFault>("POST", "/faults", rule),
    faults: () => call<ActiveFault[]>("GET", "/faults"),
    clearFaults: () => call<void>("DELETE", "/faults"),
    ledger: () => call<LedgerView>("GET", "/ledger"),
    counts: () => call<CountsView>("GET", "/counts"),
    clearCounts: () => call<void>("DELETE", "/counts"),
    reset: () => call<void>("POST", "/reset", {}),
    account: (accountId) => call<SandboxAccount>("GET", ofAccount(accountId)),
    mutate: (accountId, patch) => call<SandboxAccount>("PATCH", ofAccount(accountId), patch),
    addAccount: (account) => call<SandboxAccount>("POST", "/accounts", account),
    removeAccount: (accountId) => call<void>("DELETE", ofAccount(accountId)),
    revokeTokens: () => call<void>("POST", "/tokens/revoke", {}),
    setCredentials: (credentials) => call<void>("PUT", "/credentials", credentials),
    settings: () => call<SandboxSettings>("GET", "/settings"),
    setSettings: (settings) => call<SandboxSettings>("PATCH", "/settings", settings),
    setContract: async (contract) => void (await call("PATCH", "/settings", { contract })),
    spendHeavyCalls: (heavyCalls) => call<void>("POST", "/limits/spend", { heavyCalls }),
    setClock: async (now) => void (await call("PUT", "/clock", { now: new Date(now).toISOString() })),
    advanceClock: async (ms) => void (await call("PUT", "/clock", { advanceMs: ms })),
    now: async () => new Date((await call<{ now: string }>("GET", "/clock")).now),
  };
}

function caller(controlUrl: string) {
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { "content-type": "application/json" };
    const answer = await fetch(controlUrl + path, { method, headers, ...json });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`sandbox control ${method} ${path}: ${answer.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  };
}
