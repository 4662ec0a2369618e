import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Contract } from "../options";
import { openSandbox } from "../test-client";
import { DOCUMENTED_ERRORS } from "./all-errors";
import { requestOf, statusOf } from "./documented-error";

describe.each<Contract>(["2021", "2026"])("under the contract of %s", (contract) => {
  let opened: Awaited<ReturnType<typeof openSandbox>>;
  beforeAll(async () => {
    opened = await openSandbox({ contract });
  });
  afterAll(async () => {
    expect(opened.sandbox.ledger().applied).toEqual([]);
    await opened.sandbox.close();
  });

  const rows = DOCUMENTED_ERRORS.filter((error) => error.only === undefined || error.only === contract);
  it.each(rows)("$call answers $code: $message", async (error) => {
    const { method, path } = requestOf(error);
    const answer = await opened.call(method, path, error.body);
    expect(answer.body).toEqual({ code: error.code, message: error.message });
    expect(answer.status).toBe(statusOf(error, contract));
  });
});

it("lists each refusal's words once for a call and an account", () => {
  const keys = DOCUMENTED_ERRORS.map(({ call, accountId, message }) => `${call} ${accountId} ${message}`);
  expect(new Set(keys).size).toBe(keys.length);
});
