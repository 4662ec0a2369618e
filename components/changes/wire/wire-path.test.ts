import { describe, expect, test } from "vitest";
import { findPlanType } from "@/lib/domain/plan-catalogue";
import type { PlanType } from "@/lib/domain/plan-type";
import { placeOf, placePlan } from "./place-plan";
import { bodyOf, dropIn, getIn, setIn } from "./wire-path";

function type(code: string): PlanType {
  const found = findPlanType(code);
  if (!found) throw new Error(`the catalogue has no ${code}`);
  return found;
}

describe("the body behind a form", () => {
  test("leaves blank fields out and keeps what must be asked for field by field", () => {
    const values = { contact: { first_name: " ", city: "" }, plan_base: { type: "monthly", hosts: "" } };
    expect(bodyOf(values, ["contact"])).toEqual({ contact: {}, plan_base: { type: "monthly" } });
  });

  test("keeps text that is no number, so that the schema can refuse it", () => {
    expect(bodyOf({ plan_base: { hosts: "abc" } })).toEqual({ plan_base: { hosts: "abc" } });
  });

  test("joins chosen countries as Zoom takes them and leaves an empty choice out", () => {
    const audio = { type: "tollfree_payongo", tollfree_countries: ["US", "NO"], premium_countries: [] };
    expect(bodyOf({ plan_audio: audio })).toEqual({
      plan_audio: { type: "tollfree_payongo", tollfree_countries: "US, NO" },
    });
  });

  test("sets, reads and drops by path without touching the original", () => {
    const before = { plan_webinar: [{ type: "a", hosts: 1 }, { type: "b" }] };
    const after = setIn(before, "plan_webinar.1.hosts", 2);
    expect(getIn(after, "plan_webinar.1.hosts")).toBe(2);
    expect(getIn(before, "plan_webinar.1.hosts")).toBeUndefined();
    expect(dropIn(after, "plan_webinar.0")).toEqual({ plan_webinar: [{ type: "b", hosts: 2 }] });
    expect(dropIn(dropIn(after, "plan_webinar.0"), "plan_webinar.0")).toEqual({});
  });
});

describe("the place of a plan in a body", () => {
  test.each([
    ["plan_webinar", "list"],
    ["plan_phone.plan_calling", "list"],
    ["plan_audio", "object"],
    ["plan_phone.plan_base", "object"],
    ["plan_recording", "code"],
    ["plan_qss", null],
  ])("%s is taken as %s by a subscription", (field, place) => {
    expect(placeOf(field)).toBe(place);
  });

  test("a second webinar is added, a second room plan replaces the first and keeps its hosts", () => {
    const one = placePlan({}, type("webinar500_monthly"));
    const two = placePlan(one, type("webinar1000_monthly"));
    expect(getIn(two, "plan_webinar.1.type")).toBe("webinar1000_monthly");
    const rooms = setIn(placePlan({}, type("zroom_monthly")), "plan_zoom_rooms.hosts", 3);
    expect(placePlan(rooms, type("zroom_yearly"))).toEqual({
      plan_zoom_rooms: { type: "zroom_yearly", hosts: 3 },
    });
  });

  test("a phone plan goes into the details object of an add-on request", () => {
    const values = placePlan({ type: "plan_phone" }, type("phone_payongo"), {
      field: "plan_phone",
      name: "plan_details",
    });
    expect(values).toEqual({ type: "plan_phone", plan_details: { plan_base: { type: "phone_payongo" } } });
  });
});
