import "server-only";
import { can, type Permission, type Role, rolesWith } from "@/lib/domain/permissions";
import { AppError } from "@/lib/server/errors";

/**
 * Lets a caller pass whose role holds the permission; the first line of every service.
 * @throws AppError `forbidden`, naming the permission and the roles that hold it
 */
export function authorise(caller: { person: { role: Role | null } }, permission: Permission): void {
  if (!can(caller.person.role, permission)) throw forbidden(permission);
}

/** The refusal of somebody whose role lacks the permission. */
export function forbidden(permission: Permission): AppError {
  const roles = rolesWith(permission);
  return new AppError("forbidden", {
    detail: `${permission} is for: ${roles.join(", ")}`,
    permission,
    roles,
  });
}
