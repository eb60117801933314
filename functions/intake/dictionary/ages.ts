/** What a text tells of one child: a year of birth, or an age in months on the day it was sent. Or how many there are. */
export type Told = { readonly year: number } | { readonly months: number } | { readonly count: number }

interface Pattern {
  readonly says: RegExp
  /** What its numbers tell, in the order of the groups; undefined when that is in doubt. */
  tells(...numbers: readonly number[]): readonly Told[] | undefined
}

const monthNames = `(?<!\\p{L})(?:${[
  'gen(?:naio)?|jan(?:uary|vier)?|ene(?:ro)?|feb(?:braio|ruary|rero)?|fev(?:rier)?|mar(?:zo|ch|s)?',
  'apr(?:ile|il)?|avr(?:il)?|abr(?:il)?|mag(?:gio)?|may|mayo|mai|giu(?:gno)?|june?|juin|junio',
  'lug(?:lio)?|july?|juil(?:let)?|julio|ago(?:sto)?|aug(?:ust)?|aout|set(?:tembre)?|sep(?:t|tember|tembre|tiembre)?',
  'ott(?:obre)?|oct(?:ober|obre|ubre)?|nov(?:embre|ember|iembre)?|dic(?:embre|iembre)?|dec(?:ember|embre)?',
].join('|')})(?!\\p{L})`
const year = '(?:ann[oi]|anos?|years?|yrs?|ans?|سنوات|سنة|سنه|عام|عاما|اعوام)'
const month = '(?:mes[ei]?s?|months?|mois|luni|muaj|месяц\\p{L}*|місяц\\p{L}*|شهر|شهرا|اشهر|شهور|ماہ)'
const week = '(?:settiman[ae]|weeks?|semaines?|semanas?)'
const child =
  '(?:figl|bambin|minor|ragazz|child|kid|boys|girls|sons|daughters|enfant|fils|filles|hij|nin[oa]s|maschi|femmine)\\p{L}*'
const oneOrMore = '(?:un[aoe]?|one|due|two|deux|dos|tre|three|trois|tres)'
const day = '\\d{1,2}(?:st|nd|rd|th|er|o|°)?'
const of = '(?:de|di|of|del)?'

const number = (says: string) => new RegExp(`(?<!\\d)${says}(?![\\p{L}\\d])`, 'gu')
const doubt = () => undefined

/** In this order: what one has read is not read again. For small letters without accents and digits 0–9. */
export const patterns: readonly Pattern[] = [
  // The time of a date.
  { says: /t?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?/gu, tells: () => [] },
  { says: number('(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})'), tells: dated },
  { says: number('(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})'), tells: (on, its, of) => dated(of, its, on) },
  // With its zeros it is a date; 6/8/11 may be three ages.
  {
    says: number('(0\\d|[12]\\d|3[01])[-/.](0\\d)[-/.](\\d{2})'),
    tells: (on, its, of) => dated(2000 + (of ?? 0), its, on),
  },
  { says: number('(\\d{1,2})[-/.](\\d{4})'), tells: (its, of) => dated(of, its, 1) },
  {
    says: number(`(?:${day}\\s?${of}\\s)?${monthNames}\\.?,?\\s?(?:${day},?\\s)?${of}\\s?(\\d{4})`),
    tells: (its) => dated(its, 1, 1),
  },
  { says: number(`${day}\\s?${of}\\s?${monthNames}`), tells: doubt },
  { says: new RegExp(`${monthNames}\\s\\d`, 'gu'), tells: doubt },
  { says: /(?<!\p{L})['’](\d{2})(?!['’\d])/gu, tells: (its) => [{ year: 2000 + its }] },
  { says: number(`(\\d{1,2})\\s?${child}`), tells: (count) => [{ count }] },
  {
    says: new RegExp(`(?<!\\p{L})${oneOrMore}\\s(?:${year}|${month}|${week})(?!\\p{L})`, 'gu'),
    tells: doubt,
  },
  {
    says: number(`(\\d{1,2})\\s?${year}\\s(\\d{1,2})\\s?${month}`),
    tells: (its, more) => [{ months: 12 * its + more }],
  },
  // One child or two: 6 anni e 8 mesi.
  { says: number(`\\d{1,2}\\s?${year}\\s\\p{L}+\\s\\d{1,2}\\s?${month}`), tells: doubt },
  { says: number(`(\\d{1,3})\\s?${month}`), tells: (months) => [{ months }] },
  { says: number(`(\\d{1,3})\\s?${week}`), tells: (weeks) => [{ months: Math.floor((weeks * 7) / 30) }] },
  // From one to the other, or both: 6-8 anni.
  { says: number('(?:\\d{1,2}[-–/]\\d{1,2}|\\d{4}[-–]\\d{4}|\\d{1,2}\\.[0-46-9])'), tells: doubt },
  { says: number('(\\d{4})'), tells: (its) => [{ year: its }] },
  { says: number(`(\\d{1,2})(?:\\.5)?(?:\\s?${year})?`), tells: (its) => [{ months: 12 * its }] },
  { says: /\d+/gu, tells: doubt },
]

function dated(of = 0, its = 0, on = 0): Told[] | undefined {
  return Math.min(its, on) <= 12 && Math.max(its, on) <= 31 ? [{ year: of }] : undefined
}

/** How many children a word says there are; `sei` may be a verb, and then the count does not fit: a doubt. */
export const countWords: ReadonlyMap<string, number> = new Map(
  [
    'un uno una one une',
    'due two deux dos',
    'tre three trois tres',
    'quattro four quatre cuatro',
    'cinque five cinq cinco',
    'sei six seis',
    'sette seven sept siete',
    'otto eight huit ocho',
  ].flatMap((words, index) => words.split(' ').map((word) => [word, index + 1] as const)),
)

/** Numbers in such a text are no ages, or not of one child each. */
export const doubtful =
  /(?<!\p{L})(?:(?:class|elementar|medi[ae]|primari|secondari|superior|grade|adult|gemell|twin|jumea|jumell|gemel|melliz|incint|pregnan|enceint|embaraz|genitor|parent|padre|madre)\p{L}*|tra|fra|between|entre|dai|dagli|(?:da|de|from)\s\d+\s(?:a|al|to))(?!\p{L})|^\D*\d{1,2},5\D*$|^\s*0\s*$/u
