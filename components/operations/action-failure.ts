import { ProblemError } from "@/lib/queries/http";

/** Why an act did not work, in our API's words: "Not done: Plandesk does not answer." */
export function actionFailure(error: Error): string {
  return `Not done: ${error instanceof ProblemError ? error.problem.title : error.message}.`;
}
