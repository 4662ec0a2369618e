import { expect, it } from "vitest";
import { parseStrictJson } from "@/lib/server/zoom/strict-json";

it.each([
  '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}',
  '{"a":"a","b":"\\"a\\":{","c":["a","a",",","}"]}',
  '[{"a":1},{"a":1}]',
  '"a"',
  "null",
  ' {"a" : [ ] , "b" : { } } ',
])("reads %s as JSON.parse does", (text) => {
  expect(parseStrictJson(text)).toEqual(JSON.parse(text));
});

it.each([
  '{"a":1,"a":2}',
  '{"x":[1,{"b":[],"c":{},"b":3}]}',
  '{"code":0,"\\u0063ode":2100}',
  '{"a":{"b":1},"a":0}',
])("refuses the repeated key of %s", (text) => {
  expect(() => parseStrictJson(text)).toThrow("names a key twice");
});

it.each(["", "{", '{"a":', "<html>", "{'a':1}", '{"a":1}}'])("refuses %j without quoting it", (text) => {
  expect(() => parseStrictJson(text)).toThrow(new SyntaxError("The JSON is malformed or cut"));
});

it("keeps __proto__ an ordinary key", () => {
  const value = parseStrictJson('{"__proto__":{"polluted":true}}');
  expect(Object.keys(value as object)).toEqual(["__proto__"]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

it.each([
  ['{"a":"NUL \\u0000 is left out"}', { a: "NUL  is left out" }],
  ['"\\ud83d half, \\uDE00 half"', "\ufffd half, \ufffd half"],
  ['"\\ud83d\\ud83d\\ude00 half and whole"', "\ufffd\u{1f600} half and whole"],
  ['"\\\\u0000 and \\\\ud83d are no escapes"', "\\u0000 and \\ud83d are no escapes"],
  ['{"\\u0000k":"\\\\\\u0000"}', { k: "\\" }],
])("makes of %s what Postgres takes", (text, expected) => {
  expect(parseStrictJson(text)).toEqual(expected);
});
