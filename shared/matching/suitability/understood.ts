/**
 * Languages whose speakers understand each other, by the tag that stands for them. Varieties of Arabic, Albanian, Akan and
 * Serbo-Croatian are one language each in ISO 639-3 (macrolanguages ara, sqi, aka, hbs): most forms say just `ar`, and
 * speakers of two varieties share the one of school and television. Hindi and Urdu, and Punjabi of both sides of the
 * border, are spoken alike and written differently, and a mentor speaks. Varieties of Chinese are not here: their speakers
 * read each other, no more.
 */
const alike: Readonly<Record<string, readonly string[]>> = {
  ar: 'arb ary arz aeb arq acm acw acx aec afb apc apd ars ayl ayn ayp shu'.split(' '),
  sq: ['als', 'aln', 'aae', 'aat'],
  ak: ['tw', 'fat'],
  sr: ['hr', 'bs', 'cnr', 'sh'],
  hi: ['ur'],
  pa: ['pnb'],
}

const standsFor: ReadonlyMap<string, string> = new Map(
  Object.entries(alike).flatMap(([tag, others]) => others.map((other) => [other, tag])),
)

/** The tag under which a language counts: without region and script, varieties that understand each other as one. */
export function understoodAs(tag: string): string {
  const [base = tag] = tag.toLowerCase().split('-')
  return standsFor.get(base) ?? base
}
