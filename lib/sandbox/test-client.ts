import { createControlClient } from "./control-client";
import { DEFAULT_CREDENTIALS, type SandboxOptions } from "./options";
import { startSandbox } from "./server";

/** What a caller of the sandbox got. `body` is the parsed JSON, undefined when the answer was empty. */
export type Answer = { status: number; headers: Headers; body: unknown; text: string };

/** Asks the sandbox's token endpoint with its default credentials and returns the raw answer. */
export async function askToken(
  tokenUrl: string,
  changes: { basic?: string; form?: string } = {},
): Promise<Answer> {
  const { clientId, clientSecret, accountId } = DEFAULT_CREDENTIALS;
  const basic = changes.basic ?? `${clientId}:${clientSecret}`;
  const answer = await fetch(tokenUrl, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(basic).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: changes.form ?? `grant_type=account_credentials&account_id=${accountId}`,
  });
  return answerOf(answer);
}

/** Starts a sandbox with few accounts and no limits and returns it with a caller that holds a token. */
export async function openSandbox(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ accounts: 0, enforceLimits: false, ...options });
  const { access_token: token } = (await askToken(sandbox.tokenUrl)).body as { access_token: string };
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const json = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    const answer = await fetch(sandbox.apiBaseUrl + path, {
      method,
      redirect: "manual",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
      ...json,
    });
    return answerOf(answer);
  };
  return { sandbox, control: createControlClient(sandbox.controlUrl), call };
}

async function answerOf(answer: Response): Promise<Answer> {
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
