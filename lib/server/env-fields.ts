import "server-only";
import { isIP } from "node:net";
import { isAbsolute } from "node:path";
import { z } from "zod";
import planTypes from "@/lib/domain/catalogue/plan-types.json";
import type { HostBounds } from "@/lib/domain/host-bounds";
import { type Role, roles } from "@/lib/domain/permissions";

const roleSchema = z.enum(roles);

/**
 * Tells whether an address can only reach this machine.
 *
 * Takes an absolute URL; an unreadable one counts as not loopback.
 */
export function isLoopbackUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return (
    hostname === "localhost" || hostname === "[::1]" || (isIP(hostname) === 4 && hostname.startsWith("127."))
  );
}

/** An https address, or http to this machine, without a slash at its end, a password or a query. */
export const safeUrlSchema = z
  .string()
  .refine((text) => URL.canParse(text), "is not an absolute address such as https://api.example.com/v2")
  .refine(
    (text) => !URL.canParse(text) || isSafe(text),
    "must use https; http is only allowed to this machine (localhost)",
  )
  .refine(
    (text) => !URL.canParse(text) || isBare(text),
    "must not carry a user, a password, a query or a fragment",
  )
  .transform((text) => text.replace(/\/+$/, ""));

function isSafe(address: string): boolean {
  const { protocol } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && isLoopbackUrl(address));
}

function isBare(address: string): boolean {
  const { username, password, search, hash } = new URL(address);
  return username + password + search + hash === "";
}

/** `group=role,other group=role` becomes a map from group to role; a group may stand there once. */
export const roleMapSchema = z.string().transform((text, context) => {
  const map: Record<string, Role> = {};
  for (const pair of text.split(",").filter((part) => part.trim() !== "")) {
    const at = pair.lastIndexOf("=");
    const group = pair.slice(0, at).trim();
    const role = roleSchema.safeParse(pair.slice(at + 1).trim());
    if (at < 1 || group === "" || !role.success) {
      context.addIssue(
        `has "${pair.trim()}", which is not group=role with one of ${roleSchema.options.join(", ")}`,
      );
    } else if (Object.hasOwn(map, group)) {
      context.addIssue(`names the group "${group}" twice`);
    } else {
      map[group] = role.data;
    }
  }
  return map;
});

/**
 * `pro=1-9,business=10-99` becomes the ranges that replace the published ones; the names are families of
 * the plan catalogue, because partner contracts differ by family.
 */
export const hostBoundsSchema = z.string().transform((text, context) => {
  const bounds: Record<string, HostBounds> = {};
  for (const part of text.split(",").filter((each) => each.trim() !== "")) {
    const [, family = "", low, high] = /^\s*(\w+)\s*=\s*(\d{1,6})\s*-\s*(\d{1,6})\s*$/.exec(part) ?? [];
    const range = { min: Number(low), max: Number(high) };
    if (!planTypes.some((type) => type.family === family)) {
      context.addIssue(`has "${part.trim()}", which is not family=lowest-highest such as business=10-99`);
    } else if (range.min < 1 || range.max < range.min) {
      context.addIssue(`has "${part.trim()}", whose range is empty or begins below 1`);
    } else {
      bounds[family] = range;
    }
  }
  return bounds;
});

/** An absolute path of a file, or an address as `safeUrlSchema` allows it. */
export const checkpointPlaceSchema = z
  .string()
  .refine((place) => isAbsolute(place) || safeUrlSchema.safeParse(place).success, {
    error: "must be the absolute path of a file, or an https address",
  });
