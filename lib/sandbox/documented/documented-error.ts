import type { Contract } from "../options";

/** The five calls of the references that the product was built from. */
export type DocumentedCall = "GET plans" | "POST plans" | "PUT base" | "POST addons" | "PUT addons";

/** One refusal that Zoom's references list, with an input that causes it in a freshly started sandbox. */
export type DocumentedError = {
  call: DocumentedCall;
  /** Zoom's code in the body; the HTTP status is `statusOf`. */
  code: number;
  /** The words exactly as they are sent. */
  message: string;
  accountId: string;
  /** The request's JSON; absent for reads. */
  body?: unknown;
  /** Listed under HTTP 200 or 300 in 2021. */
  pseudo?: boolean;
  /** Only under this contract; both when absent. */
  only?: Contract;
};

const PATHS: Record<DocumentedCall, { method: string; suffix: string }> = {
  "GET plans": { method: "GET", suffix: "plans" },
  "POST plans": { method: "POST", suffix: "plans" },
  "PUT base": { method: "PUT", suffix: "plans/base" },
  "POST addons": { method: "POST", suffix: "plans/addons" },
  "PUT addons": { method: "PUT", suffix: "plans/addons" },
};

/** Returns the method and the path after the API's base URL that cause the error. */
export function requestOf(error: DocumentedError): { method: string; path: string } {
  const { method, suffix } = PATHS[error.call];
  return { method, path: `/accounts/${encodeURIComponent(error.accountId)}/${suffix}` };
}

/** Returns the HTTP status that carries the error under a contract. */
export function statusOf(error: DocumentedError, contract: Contract): number {
  if (error.pseudo === true) return contract === "2021" ? error.code : 400;
  return error.code === 1001 || error.code === 2001 || error.code === 3200 ? 404 : 400;
}

/** The words for a master with bulk licences. */
export const BULK_MESSAGE =
  "Master accounts with bulk licenses cannot provision, update, or cancel plans for sub accounts using APIs, please use the billing portal or contact Support.";
