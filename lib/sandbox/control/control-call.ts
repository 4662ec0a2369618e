/** A control request, taken apart: `/__control/{noun}/{rest...}`. */
export type ControlCall = {
  method: string;
  noun: string;
  rest: string[];
  /** Reads the JSON body; throws when it is not an object. */
  body: () => Record<string, unknown>;
};
