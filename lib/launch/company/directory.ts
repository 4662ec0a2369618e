import { z } from "zod";

/** Somebody who works at the pretended company. */
export const employeeSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  groups: z.array(z.string()),
  /** How long ago they last typed their password, in seconds; asked to do so now, they do so now. */
  provedSecondsAgo: z.int().min(0).default(0),
});
export type Employee = z.infer<typeof employeeSchema>;

/** The people of the company, and what its sign-in was asked. */
export class Directory {
  readonly #people = new Map<string, Employee>();
  /** False: the sign-in drops every connection. */
  isUp = true;

  /** Takes somebody on, or replaces what was known of them. */
  keep(employee: Employee): void {
    this.#people.set(employee.id, employee);
  }

  find(id: string): Employee | undefined {
    return this.#people.get(id);
  }

  all(): Employee[] {
    return [...this.#people.values()];
  }
}
