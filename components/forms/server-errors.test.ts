import { expect, it } from "vitest";
import { sortErrors } from "./server-errors";

const fields = new Set(["plan_base.hosts", "plan_audio.callout_countries", "plan_webinar.0.hosts"]);
const error = (path: string) => ({ path, message: "Wrong" });

it.each([
  ["plan_base.hosts", "plan_base.hosts"],
  ["plan_audio.callout_countries.2", "plan_audio.callout_countries"],
  ["plan_webinar.0.hosts", "plan_webinar.0.hosts"],
])("finds the field of %s", (path, field) => {
  expect(sortErrors([error(path)], fields)).toEqual({ onFields: [error(field)], loose: [] });
});

it.each(["plan_base", "plan_base.type", "plan_webinar.1.hosts", ""])("leaves %s loose", (path) => {
  expect(sortErrors([error(path)], fields)).toEqual({ onFields: [], loose: [error(path)] });
});
