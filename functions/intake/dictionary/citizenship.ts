import { plain } from '../../../shared/domain/folding.ts'
import { type Reader, wordOf } from './reading.ts'

/** What Italian makes of a citizen of each country, without its ending: `marocchina`, `marocchino`, `marocchini`. */
const citizens: Readonly<Record<string, string>> = {
  AF: 'afghan,afgan',
  AL: 'albanes',
  AM: 'armen',
  AR: 'argentin',
  BA: 'bosniac',
  BD: 'banglades,bengales',
  BF: 'burkinab,burkines',
  BG: 'bulgar',
  BO: 'bolivian',
  BR: 'brasilian',
  CI: 'ivorian,avorian',
  CL: 'cilen',
  CM: 'camerunens,camerunes',
  CN: 'cines',
  CO: 'colombian',
  CU: 'cuban',
  DE: 'tedesc',
  DO: 'dominican',
  DZ: 'algerin',
  EC: 'ecuadorian,equadorian,ecuadoregn',
  EG: 'egizian',
  ER: 'eritre',
  ES: 'spagnol',
  ET: 'etiop',
  FR: 'frances',
  GE: 'georgian',
  GH: 'ghanes,ganes',
  GM: 'gambian',
  GN: 'guinean',
  IN: 'indian',
  IQ: 'irachen',
  IR: 'iranian',
  IT: 'italian',
  KE: 'kenian,keniot',
  LB: 'libanes',
  LK: 'srilankes,cingales,singales',
  LY: 'libic',
  MA: 'marocchin',
  MD: 'moldav',
  MK: 'macedon',
  ML: 'malian',
  NG: 'nigerian',
  NP: 'nepales',
  PE: 'peruvian',
  PH: 'filippin',
  PK: 'pakistan,pachistan',
  PL: 'polacc',
  PT: 'portoghes',
  RO: 'rumen,romen',
  RS: 'serb',
  RU: 'russ',
  SD: 'sudanes',
  SN: 'senegales',
  SO: 'somal',
  SV: 'salvadoregn,salvadoren',
  SY: 'sirian',
  TG: 'togoles',
  TN: 'tunisin',
  TR: 'turc',
  UA: 'ucrain',
  VE: 'venezuelan',
  XK: 'kosovar',
}

/** Countries under a name that ICU does not give them. */
const otherNames: Readonly<Record<string, string>> = {
  GB: 'inghilterra,gran bretagna,england,angleterre,inglaterra',
  US: 'usa,stati uniti d america',
  NL: 'olanda,holland',
  CZ: 'repubblica ceca',
  DO: 'santo domingo,repubblica domenicana',
  CD: 'repubblica democratica del congo,rd congo',
  CI: 'cote d ivoire,ivory coast,avorio',
  MK: 'macedonia',
  BA: 'bosnia',
  MD: 'moldova',
  MM: 'birmania,burma',
  PS: 'palestina,palestine,فلسطين',
}

/** A citizenship as ISO 3166 alpha-2 (and `XK`, Kosovo): from the code, a country's name, or Italian `marocchina`. */
export const citizenship: Reader<string> = (raw) => {
  const said = wordOf(raw).trim()
  const code = /^[A-Z]{2}$/i.test(said) ? countryOf(said) : codeNamed(plain(said))
  return code === undefined ? { fault: 'unknown' } : { value: code }
}

const noCountries = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
const known = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** The present code of a code that was given up, as `GB` of `UK`. */
function countryOf(code: string): string | undefined {
  const { region } = new Intl.Locale(`und-${code}`)
  if (region === undefined || noCountries.has(region)) return undefined
  return known.of(region) === undefined ? undefined : region
}

let codeByName: ReadonlyMap<string, string> | undefined
let codeByCitizen: ReadonlyMap<string, string> | undefined

function codeNamed(name: string): string | undefined {
  codeByName ??= namesOfCountries()
  codeByCitizen ??= namesIn(citizens)
  return codeByName.get(name) ?? codeByCitizen.get(name.replace(/[aeio]$/, '').replace(/h$/, ''))
}

function namesOfCountries(): ReadonlyMap<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = new Set(letters.flatMap((one) => letters.flatMap((two) => countryOf(one + two) ?? [])))
  const displays = ['it', 'en', 'fr', 'es', 'ar'].map((of) => new Intl.DisplayNames([of], { type: 'region' }))
  const displayed = [...codes].flatMap((code) =>
    displays.map((names) => [plain(names.of(code) ?? code), code] as const),
  )
  return new Map([...displayed, ...namesIn(otherNames)])
}

function namesIn(names: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(names).flatMap(([code, those]) =>
      those.split(',').map((one) => [plain(one), code] as const),
    ),
  )
}
