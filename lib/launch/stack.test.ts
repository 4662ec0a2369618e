import { expect, it } from "vitest";
import { Stack, StackStopped } from "@/lib/launch/stack";

function recorder() {
  const stopped: string[] = [];
  const part = (name: string) => ({ stop: async () => void stopped.push(name) });
  return { stopped, part };
}

it("stops in the opposite order, once", async () => {
  const { stopped, part } = recorder();
  const stack = new Stack();
  for (const name of ["database", "sandbox", "worker", "web"]) await stack.start(async () => part(name));
  await Promise.all([stack.stop(), stack.stop()]);
  expect(stopped).toEqual(["web", "worker", "sandbox", "database"]);
});

it("stops a part that was only just starting, and starts nothing more", async () => {
  const { stopped, part } = recorder();
  const stack = new Stack();
  let finishStart = () => {};
  const slow = stack.start(
    () => new Promise<ReturnType<typeof part>>((resolve) => (finishStart = () => resolve(part("slow")))),
  );
  const stopping = stack.stop();
  finishStart();
  await expect(slow).rejects.toThrow(StackStopped);
  await stopping;
  expect(stopped).toEqual(["slow"]);
  await expect(stack.start(async () => part("late"))).rejects.toThrow(StackStopped);
});

it("goes on to the others when one part could not start", async () => {
  const { stopped, part } = recorder();
  const stack = new Stack();
  await stack.start(async () => part("database"));
  await expect(stack.start(() => Promise.reject(new Error("no port")))).rejects.toThrow("no port");
  await stack.stop();
  expect(stopped).toEqual(["database"]);
});

it("stops the others when one part cannot be stopped, and tells", async () => {
  const { stopped, part } = recorder();
  const stack = new Stack();
  await stack.start(async () => part("database"));
  await stack.start(async () => ({ stop: () => Promise.reject(new Error("does not end")) }));
  await expect(stack.stop()).rejects.toThrow("does not end");
  expect(stopped).toEqual(["database"]);
});

it("fails when a watched part ends by itself, not when it is stopped", async () => {
  const stack = new Stack();
  stack.watch(Promise.resolve(), () => "The worker has ended.");
  await expect(stack.failure).rejects.toThrow("The worker has ended.");
  const quiet = new Stack();
  await quiet.stop();
  quiet.watch(Promise.resolve(), () => "The worker has ended.");
  expect(await Promise.race([quiet.failure, Promise.resolve("quiet")])).toBe("quiet");
});
