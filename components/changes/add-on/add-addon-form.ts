import { addAddonErrors, addAddonSchema } from "@/lib/domain/addon";
import { addAddonEffect } from "@/lib/domain/change-effect";
import { basePlanLine } from "@/lib/domain/plan-lines";
import { metBaseRule } from "../fields/met-rules";
import type { ChangeForm, ShownProps } from "../flow/change-form";
import { judge } from "../wire/judge";
import { AddAddonFields } from "./add-addon-fields";
import { AddonSummary } from "./addon-summary";
import { addonBody, noAddon } from "./addon-values";

/** Add an add-on (POST plans/addons, seed 001). */
export const addAddonForm: ChangeForm = {
  kind: "add_addon",
  crumb: "Add add-on",
  title: () => "Add add-on",
  start: () => noAddon,
  asTotal: (values) => values,
  warning: () => null,
  judge: (values, facts) =>
    judge(addAddonSchema, addAddonErrors, facts, addonBody(values), (request) => ({
      request,
      effect: addAddonEffect(request),
      sent: request,
    })),
  met: metAddonRules,
  Fields: AddAddonFields,
  Summary: AddonSummary,
  sections: [],
};

/** The rules that an add-on meets beside the base plan. */
export function metAddonRules({ verdict, facts }: ShownProps): string[] {
  const baseHosts = basePlanLine(facts.lines ?? [])?.hosts ?? null;
  return (verdict.intent?.effect.after ?? []).flatMap(({ path, type, hosts }) =>
    hosts === null ? [] : metBaseRule({ path, type, hosts }, baseHosts),
  );
}
