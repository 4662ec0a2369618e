import { expect, it } from "vitest";
import { watchStart } from "@/lib/server/zoom/send-before";

type Hooks = { onConnect?: (abort: () => void) => void };

/** A way that keeps the handlers it is given, so that a test can say when the connection stands. */
function way() {
  const handlers: Hooks[] = [];
  const dispatcher = { dispatch: (_: unknown, handler: Hooks) => handlers.push(handler) > 0 };
  return { handlers, dispatch: { dispatcher } };
}

it("proves nothing of a request that took another way", () => {
  expect(watchStart(way().dispatch, undefined).start.maybeBegun).toBe(true);
  expect(watchStart({}, undefined).start.maybeBegun).toBe(true);
});

it("knows that no byte has left until the connection stands", () => {
  const { handlers, dispatch } = way();
  const watched = watchStart(dispatch, undefined);
  const own = watched.dispatch.dispatcher as typeof dispatch.dispatcher;
  own.dispatch({}, { onConnect: () => {} });
  expect(watched.start.maybeBegun).toBe(false);
  handlers[0]?.onConnect?.(() => {});
  expect(watched.start.maybeBegun).toBe(true);
});

it("stops a request whose connection stands too late", () => {
  const { handlers, dispatch } = way();
  const watched = watchStart(dispatch, performance.now() - 1);
  const own = watched.dispatch.dispatcher as typeof dispatch.dispatcher;
  own.dispatch({}, { onConnect: () => {} });
  let aborted = false;
  handlers[0]?.onConnect?.(() => {
    aborted = true;
  });
  expect({ aborted, maybeBegun: watched.start.maybeBegun }).toEqual({ aborted: true, maybeBegun: false });
});
