import { updateAddonErrors, updateAddonSchema } from "@/lib/domain/addon";
import { updateAddonEffect } from "@/lib/domain/change-effect";
import type { ChangeForm } from "../flow/change-form";
import { judge } from "../wire/judge";
import { bodyOf } from "../wire/wire-path";
import { metAddonRules } from "./add-addon-form";
import { addonLine } from "./addon-line";
import { UpdateAddonFields } from "./update-addon-fields";
import { UpdateAddonSummary } from "./update-addon-summary";

/**
 * Update an add-on (PUT plans/addons, seed 002).
 * @param chosen code of the add-on that the address names, found by it in whatever plans are read later
 */
export function updateAddonForm(chosen: string): ChangeForm {
  return {
    kind: "update_addon",
    crumb: "Update add-on",
    title: () => "Update add-on",
    start: (lines) => ({ type: chosen, hosts: addonLine(chosen, lines)?.hosts ?? "" }),
    asTotal: (values) => values,
    warning: () => null,
    judge: (values, facts) =>
      judge(updateAddonSchema, updateAddonErrors, facts, bodyOf(values), (request) => ({
        request,
        effect: updateAddonEffect(request, facts.lines),
        sent: request,
      })),
    met: metAddonRules,
    Fields: UpdateAddonFields,
    Summary: UpdateAddonSummary,
    sections: [],
  };
}
