/** What people write into forms, notes and lists, in several scripts; each word occurs in no letter of its own accord. */
export const personal = {
  operators: {
    'giuseppina-brambillaschi': 'Giuseppina Brambillaschi',
    'ottavio-zanchettin': 'Ottavio Zanchettin',
    'ludovica-pesentini': 'Ludovica Pesentini',
    'ermenegildo-foppolo': 'Ermenegildo Foppolo',
  },
  partner: {
    name: 'Istituto Comprensivo Donadoni Mazzinghelli',
    contact: 'presidenza.mazzinghelli@donadoni.example',
    domain: 'donadoni.example',
  },
  families: [
    {
      municipality: 'Ponteranica',
      contact_given_name: 'Ndèye Fatou',
      contact_family_name: 'Diongue Sambá',
      contact_phone: '+39 320 000 4711',
      contact_email: 'ndeyefatou.diongue@casella.example',
      contact_instructions: 'solo dopo preghiera serale, zio Mamadou traduce',
      minors_birth_years: ['2017-03-05', '2019-11-30'],
      languages: ['wolof', 'francese'],
      citizenship: ['SN'],
      institution: 'Scuola primaria Ghisleri',
      description: 'Epilessia farmacoresistente; affido disposto dal Tribunale per i minorenni di Brescia',
      referrer_name: 'maestra Clotilde Rottigni',
      referrer_email: 'clotilde.rottigni@donadoni.example',
      referrer_phone: '035 000 8125',
      'Codice fiscale': 'DNGNFT85C45Z343X',
    },
    {
      municipality: 'Curno',
      contact_given_name: 'محمد',
      contact_family_name: 'بن يوسف',
      contact_phone: '+39 320 000 9034',
      languages: ['arabo'],
      citizenship: ['MA'],
      description: 'الأب مسجون والأم حامل; marocchini, permesso negato, maltrattamenti',
      referrer_name: 'Suor Gaudenzia',
      referrer_email: 'gaudenzia@donadoni.example',
    },
    {
      municipality: 'Gorle',
      contact_given_name: 'Đặng Thị',
      contact_family_name: 'Nguyễn-O’Brien',
      contact_phone: '0084 320 000 6678',
      languages: ['vietnamita'],
      description: 'Autismo livello tre, invalidità, rifugiata politica vietnamita, via Quarenghi 48',
      referrer_name: 'Prof. Taddeo Gherardelli',
      referrer_email: 'taddeo.gherardelli@donadoni.example',
    },
  ],
  notes: [
    'Telefonato a Fatou: piange, pronto soccorso psichiatrico ieri',
    'Trasloco presso cognata Aissatou in viale Papa Giovanni',
    'Comunità mamma-figlia Sant’Alessandro, educatrice Petronilla',
  ],
} as const

/** Everything in it, also in the parts of which it is made: words, numbers without their spaces, years. */
export function personalParts(what: unknown = personal): string[] {
  if (typeof what === 'string') return partsOf(what)
  if (typeof what !== 'object' || what === null) return []
  // Names of questions are ours; ids of people may be their names.
  return Object.entries(what).flatMap(([name, inside]) => [
    ...(/^[a-z]+-[a-z]+$/.test(name) ? partsOf(name) : []),
    ...personalParts(inside),
  ])
}

const SHORTEST = 3
const SHORTEST_NUMBER = 4

function partsOf(value: string): string[] {
  const folded = fold(value)
  const words = folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const digits = folded.replace(/\D/g, '')
  return [
    folded,
    ...words.filter((word) => [...word].length >= (/^\d+$/.test(word) ? SHORTEST_NUMBER : SHORTEST)),
    ...(digits.length >= SHORTEST_NUMBER + 3 ? [digits, digits.slice(-6)] : []),
  ].filter((part) => !harmless.has(part))
}

/** Words of the sentences above that say nothing of anybody. */
const harmless = new Set([
  'dal',
  'per',
  'solo',
  'dopo',
  'presso',
  'tre',
  'via',
  'pronto',
  'comunita',
  'ieri',
  'example',
])

/** Which of these parts a text has: long ones anywhere, short ones as words, numbers also with spaces in between. */
export function personalIn(text: string, parts: readonly string[]): string[] {
  // A link's token and a mail's id are chance and hash: three letters in a row mean nothing there.
  const read = fold(text.replace(/\/l\/[\w-]{43}/g, '').replace(/\b[0-9a-f]{32}\b/g, ''))
  const words = new Set(read.match(/[\p{L}\p{M}\p{N}]+/gu))
  const digits = read.replace(/(?<=\d)[\s./-]+(?=\d)/g, '')
  return [...new Set(parts)].filter((part) => {
    if (/^\d+$/.test(part)) return digits.includes(part)
    return [...part].length > 4 ? read.includes(part) : words.has(part)
  })
}

/** Without capitals and accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd')
}
