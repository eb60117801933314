/** Invented households of a district's earlier records, always the same. */

const givenNames = ['Amina', 'Ndèye Fatou', 'محمد', 'Ioana', 'Đặng Hương', 'Gurpreet', 'Ana María', "N'Deye"]
const familyNames = [
  'Diop',
  'El-Amrani',
  'Popescu',
  'Singh',
  'Quispe',
  "O'Connor",
  'Шевченко',
  'Hossain',
  'Ba',
]
const municipalities = [
  'Bergamo',
  'Dalmine',
  'Trescore Balneario',
  'Stezzano',
  'Curno',
  'Treviolo',
  'Casazza',
]
const languages = ['arabo', 'francese', 'rumeno', 'panjabi', 'spagnolo', 'ucraino']

const columns = [
  ...['record', 'since', 'municipality', 'contact_given_name', 'contact_family_name', 'contact_phone'],
  ...['contact_email', 'languages', 'adults', 'minors_birth_years', 'single_parent', 'citizenship'],
]

/** One household by its number; whatever differs can be said otherwise. */
export function householdRecord(number: number): Record<(typeof columns)[number], string> {
  const of = (words: readonly string[], step = 1) => words[Math.floor(number / step) % words.length] ?? ''
  const day = new Date(Date.UTC(2019, 0, 1 + (number % 2000))).toISOString().slice(0, 10)
  return {
    record: `2019/${number}`,
    since: day,
    municipality: of(municipalities),
    contact_given_name: of(givenNames),
    // A number in words keeps names apart: else every tenth household would look like another.
    contact_family_name: `${of(familyNames, 8)} ${letters(number)}`,
    contact_phone: `+39 320 ${String(1_000_000 + number).replace(/(\d{3})(\d{4})/, '$1 $2')}`,
    contact_email: number % 3 === 0 ? `famiglia.${number}@example.org` : '',
    languages: of(languages),
    adults: String(1 + (number % 2)),
    minors_birth_years: `${2008 + (number % 10)}, ${2012 + (number % 9)}`,
    single_parent: number % 4 === 0 ? 'sì' : 'no',
    citizenship: '',
  }
}

function letters(number: number): string {
  return String(number).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')
}

/** A CSV of so many households, with semicolons as Italian spreadsheets write it. */
export function householdRecords(count: number): string {
  const rows = Array.from({ length: count }, (_, place) => householdRecord(place + 1))
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(';'))
  return `\ufeff${[columns.join(';'), ...lines].join('\r\n')}\r\n`
}

function quoted(cell: string): string {
  return /[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

// `node test/support/household-records.ts 2500 > households.csv`
if (import.meta.main) process.stdout.write(householdRecords(Number(process.argv[2] ?? 2500)))
