/*
 * The same algorithm as assembly/math/integer.ts with the arena of assembly/memory.ts and the counting of
 * assembly/budget.ts, function by function, and the loop of assembly/for-tests/integers.ts.
 *
 * Usage: integers FILE PAIRS ROUNDS REPEATS. FILE has the pairs as the core's memory has them. Prints the
 * sum over all results and the least processor time of one run of ROUNDS rounds, in nanoseconds.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef uint32_t u32;
typedef uint64_t u64;
typedef int64_t i64;

/* An integer: sign, limbs, then the limbs. NULL where a limit was passed. */
typedef struct {
  u32 negative;
  u32 limbs;
  u32 limb[];
} Int;

#define MAX_STEPS (1u << 28)
#define LIMIT_LIMBS ((4096 * 1000) / 9632 + 1)
#define MAX_LIMBS (LIMIT_LIMBS * 2)
#define ARENA_BYTES (24 << 20)

static u32 spent, passed;
static unsigned char *arena, *next, *end;

static int spend(u32 n) {
  if (passed) return 0;
  if (n > MAX_STEPS - spent) {
    spent = MAX_STEPS;
    passed = 1;
    return 0;
  }
  spent += n;
  return 1;
}

static void *alloc(size_t bytes) {
  unsigned char *at = next;
  if (bytes > (size_t)(end - at)) {
    passed = 1;
    return NULL;
  }
  next = (unsigned char *)(((uintptr_t)at + bytes + 7) & ~(uintptr_t)7);
  if (next > end) next = end;
  return at;
}

static Int *make(u32 n) {
  if (n > MAX_LIMBS + 1) {
    passed = 1;
    return NULL;
  }
  return alloc(8 + ((size_t)n << 2));
}

static Int *finish(Int *a, u32 n, u32 negative) {
  while (n && a->limb[n - 1] == 0) n--;
  if (n > MAX_LIMBS) {
    passed = 1;
    return NULL;
  }
  a->negative = n && negative;
  a->limbs = n;
  return a;
}

static Int *from_u64(u64 value, u32 negative) {
  Int *a = make(2);
  if (!a) return NULL;
  a->limb[0] = (u32)value;
  a->limb[1] = (u32)(value >> 32);
  return finish(a, 2, negative);
}

static int compare_magnitude(const Int *a, const Int *b) {
  if (a->limbs != b->limbs) return a->limbs < b->limbs ? -1 : 1;
  for (u32 i = a->limbs; i > 0; i--) {
    u32 x = a->limb[i - 1], y = b->limb[i - 1];
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

static Int *add_magnitudes(const Int *a, const Int *b, u32 negative) {
  if (a->limbs < b->limbs) {
    const Int *swap = a;
    a = b;
    b = swap;
  }
  u32 n = a->limbs, m = b->limbs;
  Int *out = make(n + 1);
  if (!out) return NULL;
  u64 carry = 0;
  for (u32 i = 0; i < n; i++) {
    carry += (u64)a->limb[i] + (i < m ? b->limb[i] : 0);
    out->limb[i] = (u32)carry;
    carry >>= 32;
  }
  out->limb[n] = (u32)carry;
  return finish(out, n + 1, negative);
}

static Int *subtract_magnitudes(const Int *a, const Int *b, u32 negative) {
  u32 n = a->limbs, m = b->limbs;
  Int *out = make(n);
  if (!out) return NULL;
  i64 borrow = 0;
  for (u32 i = 0; i < n; i++) {
    borrow += (i64)a->limb[i] - (i < m ? (i64)b->limb[i] : 0);
    out->limb[i] = (u32)borrow;
    borrow >>= 32;
  }
  return finish(out, n, negative);
}

static Int *add(const Int *a, const Int *b) {
  if (!a || !b || !spend(a->limbs + b->limbs + 1)) return NULL;
  if (a->negative == b->negative) return add_magnitudes(a, b, a->negative);
  return compare_magnitude(a, b) >= 0 ? subtract_magnitudes(a, b, a->negative)
                                      : subtract_magnitudes(b, a, b->negative);
}

static Int *multiply(const Int *a, const Int *b) {
  if (!a || !b) return NULL;
  u32 n = a->limbs, m = b->limbs;
  Int *out = make(n + m);
  if (!out || !spend(n * m + 1)) return NULL;
  memset(out->limb, 0, (size_t)(n + m) << 2);
  const u32 *last = b->limb + m;
  for (u32 i = 0; i < n; i++) {
    u64 x = a->limb[i], carry = 0;
    u32 *to = out->limb + i;
    for (const u32 *from = b->limb; from < last; from++, to++) {
      carry += x * *from + *to;
      *to = (u32)carry;
      carry >>= 32;
    }
    *to = (u32)carry;
  }
  return finish(out, n + m, a->negative != b->negative);
}

static Int *rest;

static Int *divide_by_limb(const Int *a, u32 d, u32 negative) {
  u32 n = a->limbs;
  Int *out = make(n);
  if (!out) return NULL;
  u64 left = 0;
  for (u32 i = n; i > 0; i--) {
    left = (left << 32) | a->limb[i - 1];
    u64 q = left / d;
    out->limb[i - 1] = (u32)q;
    left -= q * d;
  }
  rest = from_u64(left, a->negative);
  return rest ? finish(out, n, negative) : NULL;
}

static u32 shift_left(Int *to, const Int *from, u32 n, u32 shift) {
  u64 carry = 0;
  const u32 *last = from->limb + n;
  u32 *at = to->limb;
  for (const u32 *p = from->limb; p < last; p++, at++) {
    carry |= (u64)*p << shift;
    *at = (u32)carry;
    carry >>= 32;
  }
  return (u32)carry;
}

static void shift_right(Int *a, u32 n, u32 shift) {
  u32 *last = a->limb + n;
  for (u32 *at = a->limb; at < last; at++) *at = (u32)((((u64)at[1] << 32) | at[0]) >> shift);
}

static int take_times(Int *u, const Int *v, u32 j, u32 m, u64 q) {
  u64 carry = 0;
  i64 borrow = 0;
  const u32 *last = v->limb + m;
  u32 *to = u->limb + j;
  for (const u32 *from = v->limb; from < last; from++, to++) {
    carry += q * *from;
    borrow += (i64)*to - (i64)(u32)carry;
    *to = (u32)borrow;
    borrow >>= 32;
    carry >>= 32;
  }
  borrow += (i64)*to - (i64)carry;
  *to = (u32)borrow;
  return borrow < 0;
}

static void put_back(Int *u, const Int *v, u32 j, u32 m) {
  u64 carry = 0;
  for (u32 i = 0; i < m; i++) {
    carry += (u64)u->limb[i + j] + v->limb[i];
    u->limb[i + j] = (u32)carry;
    carry >>= 32;
  }
  u->limb[j + m] += (u32)carry;
}

static Int *divide_long(const Int *a, const Int *b, u32 negative) {
  u32 n = a->limbs, m = b->limbs;
  Int *out = make(n - m + 1);
  Int *u = alloc(8 + ((size_t)(n + 1) << 2));
  Int *v = alloc(8 + ((size_t)m << 2));
  if (!out || !u || !v) return NULL;
  u32 shift = __builtin_clz(b->limb[m - 1]);
  shift_left(v, b, m, shift);
  u->limb[n] = shift_left(u, a, n, shift);
  u64 top = v->limb[m - 1], second = v->limb[m - 2];
  for (int j = n - m; j >= 0; j--) {
    u64 head = ((u64)u->limb[j + m] << 32) | u->limb[j + m - 1];
    u64 q = head / top, r = head - q * top;
    while (q >> 32 || q * second > ((r << 32) | u->limb[j + m - 2])) {
      q--;
      r += top;
      if (r >> 32) break;
    }
    if (take_times(u, v, j, m, q)) {
      q--;
      put_back(u, v, j, m);
    }
    out->limb[j] = (u32)q;
  }
  shift_right(u, m, shift);
  rest = finish(u, m, a->negative);
  return rest ? finish(out, n - m + 1, negative) : NULL;
}

static Int *divide(Int *a, Int *b) {
  if (!a || !b) return NULL;
  u32 n = a->limbs, m = b->limbs;
  if (compare_magnitude(a, b) < 0) {
    rest = a;
    return from_u64(0, 0);
  }
  if (!spend((n - m + 1) * m + n + 1)) return NULL;
  u32 negative = a->negative != b->negative;
  return m == 1 ? divide_by_limb(a, b->limb[0], negative) : divide_long(a, b, negative);
}

static u64 sum;

static u64 mix(u64 hash, u32 word) { return (hash ^ word) * 0x100000001b3; }

static void take(const Int *a) {
  u64 s = mix(sum, a ? a->negative + 1 : 0);
  u32 n = a ? a->limbs : 0;
  for (u32 i = 0; i < n; i++) s = mix(s, a->limb[i]);
  sum = s;
}

static size_t size_of(const Int *a) { return 8 + ((((size_t)a->limbs << 2) + 7) & ~(size_t)7); }

static u64 run(unsigned char *inbox, u32 pairs, u32 rounds) {
  sum = 0;
  for (u32 round = 0; round < rounds; round++) {
    unsigned char *at = inbox;
    for (u32 i = 0; i < pairs; i++) {
      Int *a = (Int *)at;
      Int *b = (Int *)(at + size_of(a));
      at = (unsigned char *)b + size_of(b);
      spent = passed = 0;
      next = arena;
      end = arena + ARENA_BYTES;
      Int *product = multiply(a, b);
      Int *quotient = divide(add(product, a), b);
      take(product);
      take(quotient);
      take(rest);
    }
  }
  return sum;
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  FILE *file = fopen(argv[1], "rb");
  if (!file) return 1;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  unsigned char *inbox = aligned_alloc(16, (size + 15) & ~15L);
  arena = aligned_alloc(16, ARENA_BYTES);
  if (!inbox || !arena || fread(inbox, 1, size, file) != (size_t)size) return 1;
  u32 pairs = atoi(argv[2]), rounds = atoi(argv[3]);
  double least = 1e300;
  u64 found = 0;
  for (int i = atoi(argv[4]); i > 0; i--) {
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    found = run(inbox, pairs, rounds);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    double took = (to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec);
    if (took < least) least = took;
  }
  printf("%llu %.0f\n", (unsigned long long)found, least);
  return 0;
}
