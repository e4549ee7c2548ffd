// Putting things in order by whole numbers, digit by digit: a million takes some hundredths of a second.
import type { Sliced } from '../../../app/slices.ts';

const DIGITS = 65_536;

/** Sorts places by their keys, below `count` or 2 ** 32 - 1; what is alike keeps its order. Keys are left in disorder. */
export function* sortByKeys(places: Uint32Array, keys: Uint32Array, count: number): Sliced<void> {
  let from = places;
  let into: Uint32Array = new Uint32Array(places.length);
  let fromKeys = keys;
  let intoKeys: Uint32Array = new Uint32Array(keys.length);
  for (const shift of count < DIGITS - 1 ? [0] : [0, 16]) {
    const starts = startsOfKeys(fromKeys, shift);
    yield;
    spreadKeys(starts, shift, from, fromKeys, into, intoKeys);
    yield;
    [from, into] = [into, from];
    [fromKeys, intoKeys] = [intoKeys, fromKeys];
  }
  if (from !== places) places.set(from);
}

// Loops over a million stand in functions of their own: those of generators are not made fast while they run.

function startsOfKeys(keys: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(DIGITS + 1);
  for (let at = 0; at < keys.length; at++) {
    const next = (((keys[at] ?? 0) >>> shift) & 0xffff) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  return runningSums(starts);
}

function spreadKeys(
  starts: Uint32Array,
  shift: number,
  from: Uint32Array,
  fromKeys: Uint32Array,
  into: Uint32Array,
  intoKeys: Uint32Array,
): void {
  for (let at = 0; at < from.length; at++) {
    const key = fromKeys[at] ?? 0;
    const digit = (key >>> shift) & 0xffff;
    const to = starts[digit] ?? 0;
    starts[digit] = to + 1;
    into[to] = from[at] ?? 0;
    intoKeys[to] = key;
  }
}

/** The order of numbers of 64 bits, as places; the smallest first, what is alike as it stands. */
export function* orderOfNumbers(
  numbers: BigInt64Array,
  order: Uint32Array = Uint32Array.from(numbers.keys()),
): Sliced<Uint32Array> {
  // Four digits of 16 bits; of the highest the sign is turned, so that numbers below zero come first.
  const digits = new Uint16Array(numbers.buffer, numbers.byteOffset, numbers.length * 4);
  let from = order;
  let into: Uint32Array = new Uint32Array(order.length);
  for (const digit of [0, 1, 2, 3]) {
    const sign = digit === 3 ? 0x8000 : 0;
    const starts = startsOfDigits(digits, digit, sign);
    yield;
    // A digit that all numbers have tells nothing.
    if (starts[starts.lastIndexOf(0) + 1] === numbers.length) continue;
    spreadNumbers(starts, digits, digit, sign, from, into);
    yield;
    [from, into] = [into, from];
  }
  return from;
}

function startsOfDigits(digits: Uint16Array, digit: number, sign: number): Uint32Array {
  const starts = new Uint32Array(DIGITS + 1);
  for (let at = digit; at < digits.length; at += 4) {
    const next = ((digits[at] ?? 0) ^ sign) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  return runningSums(starts);
}

function spreadNumbers(
  starts: Uint32Array,
  digits: Uint16Array,
  digit: number,
  sign: number,
  from: Uint32Array,
  into: Uint32Array,
): void {
  for (let at = 0; at < from.length; at++) {
    const place = from[at] ?? 0;
    const own = (digits[place * 4 + digit] ?? 0) ^ sign;
    const to = starts[own] ?? 0;
    starts[own] = to + 1;
    into[to] = place;
  }
}

function runningSums(counts: Uint32Array): Uint32Array {
  for (let at = 1; at < counts.length; at++) counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0);
  return counts;
}
