/** Longer than any sentence on ages; such a text is no number. */
const MAX_NUMBERS_LENGTH = 1000

/** Digits of any script as 0–9: `٦` is 6. Unicode keeps each script's ten digits together, zero first. */
export function latinDigits(value: string): string {
  if (value.length > MAX_NUMBERS_LENGTH) return value
  return value.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
    return String(((digit.codePointAt(0) ?? 0) - zero) % 10)
  })
}
