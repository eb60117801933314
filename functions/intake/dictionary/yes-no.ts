import { fold } from '../../../shared/domain/folding.ts'
import { type Reader, wordOf } from './reading.ts'

const yes = wordsOf(
  'sì s yes y true 1 vero ok x on checked selected ✓ ✔ ☑ oui sí sim da po ja tak так да evet igen ναι waaw haa ndiyo oo có',
  'نعم أجل أيوه ہاں جی بله हाँ हां जी ਹਾਂ হ্যাঁ 是 是的 有 对 對 ඔව් እወ አዎ კი',
)
const no = wordsOf(
  'no n false 0 falso off unchecked ✗ ☐ non não nao nu jo nein ne nie ні нет не hayır nem όχι déedéet maya hapana không',
  'لا كلا نہیں نه नहीं ना ਨਹੀਂ না 否 不 不是 没有 沒有 නැහැ ኣይፋል አይ არა',
)

function wordsOf(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')).map(fold))
}

/**
 * Yes or no in the usual spellings of the languages of families and schools. Only the word itself, with a sign at its end
 * at most (`si'`, `sì.`): `no?` and `no, ma` are doubts, and a doubt about a danger must reach a person.
 */
export const yesNo: Reader<boolean> = (raw) => {
  const word = fold(wordOf(raw)).replace(/['’`´.!。]$/u, '')
  if (yes.has(word)) return { value: true }
  return no.has(word) ? { value: false } : { fault: 'unknown' }
}
