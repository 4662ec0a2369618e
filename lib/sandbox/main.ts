import { parseArgs } from "node:util";
import { DEFAULT_CREDENTIALS, type SandboxOptions } from "./options";
import { startSandbox } from "./server";

const USAGE = `npm run sandbox -- [--port 4010] [--accounts 250] [--seed N] [--contract 2021|2026]
  [--decrease at_renewal|at_once] [--read-lag-ms N] [--clock ISO-DATE] [--no-limits] [--token-life SECONDS]
  [--answer-ms N] [--limit-scale N] [--account-id ID] [--client-id ID] [--client-secret SECRET]`;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4010" },
    accounts: { type: "string", default: "250" },
    seed: { type: "string" },
    contract: { type: "string", default: "2026" },
    decrease: { type: "string", default: "at_renewal" },
    "read-lag-ms": { type: "string", default: "0" },
    clock: { type: "string" },
    "no-limits": { type: "boolean", default: false },
    "token-life": { type: "string", default: "3600" },
    "answer-ms": { type: "string", default: "0" },
    "limit-scale": { type: "string", default: "1" },
    "account-id": { type: "string", default: DEFAULT_CREDENTIALS.accountId },
    "client-id": { type: "string", default: DEFAULT_CREDENTIALS.clientId },
    "client-secret": { type: "string", default: DEFAULT_CREDENTIALS.clientSecret },
  },
});

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} takes a whole number, not ${text}`);
  return value;
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw new Error(`--${name} takes ${allowed.join(" or ")}, not ${text}`);
  return found;
}

function optionsFromArguments(): SandboxOptions {
  return {
    port: wholeNumber("port", values.port),
    accounts: wholeNumber("accounts", values.accounts),
    ...(values.seed === undefined ? {} : { seed: wholeNumber("seed", values.seed) }),
    ...(values.clock === undefined ? {} : { clock: values.clock }),
    contract: oneOf("contract", values.contract, ["2021", "2026"]),
    decreaseMode: oneOf("decrease", values.decrease, ["at_renewal", "at_once"]),
    readLagMs: wholeNumber("read-lag-ms", values["read-lag-ms"]),
    enforceLimits: !values["no-limits"],
    tokenLifeSeconds: wholeNumber("token-life", values["token-life"]),
    answerMs: wholeNumber("answer-ms", values["answer-ms"]),
    limitScale: wholeNumber("limit-scale", values["limit-scale"]),
    credentials: {
      accountId: values["account-id"],
      clientId: values["client-id"],
      clientSecret: values["client-secret"],
    },
  };
}

async function main(): Promise<void> {
  const sandbox = await startSandbox(optionsFromArguments());
  process.stdout.write(
    `Pretend Zoom runs until Ctrl-C.\nZOOM_API_BASE_URL=${sandbox.apiBaseUrl}\nZOOM_OAUTH_TOKEN_URL=${sandbox.tokenUrl}\nControl: ${sandbox.controlUrl}\n`,
  );
  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exit(1);
});
