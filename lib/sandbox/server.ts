import type { CountsView, LedgerView } from "./ledger-entry";
import type { SandboxOptions } from "./options";

/** A running sandbox. Addresses have no trailing slash. */
export type Sandbox = {
  url: string;
  port: number;
  /** Value for ZOOM_API_BASE_URL. */
  apiBaseUrl: string;
  /** Value for ZOOM_OAUTH_TOKEN_URL. */
  tokenUrl: string;
  /** Base of the control route, see control-client.ts. */
  controlUrl: string;
  ledger(): LedgerView;
  counts(): CountsView;
  /** Ends every connection, also hanging ones, and stops listening. */
  close(): Promise<void>;
};

/**
 * Starts a pretend Zoom on 127.0.0.1 and returns its addresses. Rejects when the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  throw new Error(`the sandbox is not built yet: ${JSON.stringify(options)}`);
}
