import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { changeBasePlanSchema } from "@/lib/domain/change-base-plan";
import { changeReply } from "@/lib/server/changes/change-reply";
import { createContext, setContext } from "@/lib/server/context";
import { openDatabase } from "@/lib/server/db/client";
import { endInTime } from "@/lib/server/end-in-time";
import { readEnv } from "@/lib/server/env";
import { handle } from "@/lib/server/http/handle";
import { createLogger } from "@/lib/server/log";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

// A web process with one route, which stops as Next does: no new connections, and an end when all answers are out.
const env = readEnv();
setContext(createContext({ db: openDatabase(env.databaseUrl), env, log: createLogger("silent") }));

const put = handle({ permission: "plans.write", body: changeBasePlanSchema, write: true }, async (input) =>
  changeReply(
    await changeBasePlan(input.context, input.caller, {
      accountId: input.params.accountId ?? "",
      request: input.body,
      ...input.headers,
    }),
  ),
);

async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  const headers = Object.entries(message.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const url = `${env.auth.url}${message.url}`;
  const request = new Request(url, { method: "PUT", headers, body: Buffer.concat(parts) });
  const accountId = decodeURIComponent(message.url?.split("/")[3] ?? "");
  const result = await put(request, { params: Promise.resolve({ accountId }) });
  response.writeHead(result.status, { connection: "close", ...Object.fromEntries(result.headers) });
  response.end(await result.text());
}

const server = createServer((message, response) => void answer(message, response));
endInTime(Number(process.argv[2]));
process.once("SIGTERM", () => server.close(() => process.exit(143)));
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
