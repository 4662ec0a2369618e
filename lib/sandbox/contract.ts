import type { Contract } from "./options";
import type { Refusal } from "./refusal";
import type { Reply } from "./reply";

const STATUS_OF_CODE: Record<number, number> = {
  124: 401,
  1001: 404,
  2001: 404,
  2300: 404,
  3200: 404,
  429: 429,
};

/**
 * Takes a refusal and returns the answer that carries it. Under the 2021 contract the messages that its references
 * list as pseudo answers come with HTTP 200 or 300; the references of 2026 moved them to 400.
 */
export function refusalReply(refusal: Refusal, contract: Contract): Reply {
  const { status, pseudo, errors } = refusal.detail;
  const byContract = pseudo && contract === "2021" ? refusal.code : (STATUS_OF_CODE[refusal.code] ?? 400);
  const body = { code: refusal.code, message: refusal.message, ...(errors ? { errors } : {}) };
  return { status: status ?? byContract, body };
}

/** PUT base answers 204 under both contracts. */
export function baseUpdated(): Reply {
  return { status: 204 };
}

/** PUT addons answered 204 in 2021 and answers 200 since; the body of the 200 is not documented, so it is empty. */
export function addonUpdated(contract: Contract): Reply {
  return { status: contract === "2021" ? 204 : 200 };
}

/** GET accounts: account_number was a string in 2021 and is a number since. */
export function accountNumber(number: number, contract: Contract): string | number {
  return contract === "2021" ? String(number) : number;
}
