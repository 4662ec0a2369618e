import { expect, it } from "vitest";
import { Exchange } from "@/lib/server/zoom/exchange";

/** An exchange whose steps a test calls by hand. */
function exchange(sendBefore?: number) {
  const dispatcher = { dispatch: () => true };
  const made = new Exchange(dispatcher, {
    method: "PUT",
    url: "http://127.0.0.1/v2/x",
    headers: {},
    sendBefore,
  });
  made.answer.catch(() => {});
  return made;
}

it("knows that no byte has left until the connection stands", () => {
  const sent = exchange();
  expect(sent.begun).toBe(false);
  sent.onConnect(() => {});
  expect(sent.begun).toBe(true);
});

it("stops a request whose connection stands too late", () => {
  const sent = exchange(performance.now() - 1);
  const reasons: Error[] = [];
  sent.onConnect((reason) => reasons.push(reason));
  expect(reasons).toMatchObject([{ code: "ERR_SEND_TOO_LATE" }]);
  expect(sent.begun).toBe(false);
});

it("never sends what was given up while it connected", async () => {
  const sent = exchange();
  const reasons: Error[] = [];
  sent.cancel(new Error("too slow"));
  sent.onConnect((reason) => reasons.push(reason));
  expect(reasons).toMatchObject([{ message: "too slow" }]);
  expect(sent.begun).toBe(false);
  await expect(sent.answer).rejects.toThrow("too slow");
});
