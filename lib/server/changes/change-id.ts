import "server-only";
import { randomBytes } from "node:crypto";

// Crockford's base32: no I, L, O or U, so that an id can be read out over the telephone.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 16;

/** A new change's id: `ch_` and 26 characters (a ULID: 48 bits of time, 80 random bits), so that ids sort by time. */
export function newChangeId(now: Date): string {
  return `ch_${timeDigits(now.getTime())}${randomDigits()}`;
}

function timeDigits(milliseconds: number): string {
  let rest = milliseconds;
  let digits = "";
  for (let i = 0; i < TIME_DIGITS; i++) {
    digits = ALPHABET.charAt(rest % 32) + digits;
    rest = Math.floor(rest / 32);
  }
  return digits;
}

function randomDigits(): string {
  // 32 divides 256, so every character is equally likely.
  return Array.from(randomBytes(RANDOM_DIGITS), (byte) => ALPHABET.charAt(byte % 32)).join("");
}
