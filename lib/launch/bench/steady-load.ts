import { Agent, type IncomingMessage, request } from "node:http";

/** A question to a web server on this machine. */
export type Ask = { path: string; cookie: string };

const CONNECTIONS = 16;

/** Connections that are kept, as a browser keeps them. */
export function newAgent(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 256 });
}

/** Asks once and reads the whole answer; throws when it is not 200. Gives milliseconds. */
export function ask(agent: Agent, port: number, { path, cookie }: Ask): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const onAnswer = (answer: IncomingMessage) => {
      answer.resume();
      answer.once("error", reject);
      answer.once("end", () => {
        if (answer.statusCode === 200) resolve(performance.now() - began);
        else reject(new Error(`${path} answered ${answer.statusCode}`));
      });
    };
    request({ agent, host: "127.0.0.1", port, path, headers: { cookie } }, onAnswer)
      .once("error", reject)
      .end();
  });
}

/** Milliseconds for one answer when 16 connections ask without a pause for so long. */
export async function closedLoop(port: number, next: () => Ask, forMs: number): Promise<number> {
  const agent = newAgent();
  const until = performance.now() + forMs;
  let answers = 0;
  const work = async () => {
    while (performance.now() < until) {
      await ask(agent, port, next());
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  agent.destroy();
  return forMs / answers;
}

/** The times in milliseconds of `perSecond` questions a second, each sent at its moment whether or not others are back. */
export async function openLoop(
  port: number,
  next: () => Ask,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<number[]> {
  const agent = newAgent();
  const began = performance.now();
  const asked = Array.from({ length: perSecond * seconds }, async (_, index) => {
    const at = began + (index * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, at - performance.now()));
    return ask(agent, port, next());
  });
  const times = await Promise.all(asked);
  agent.destroy();
  return times;
}
