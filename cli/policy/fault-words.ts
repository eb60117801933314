import { nearestWord } from '../../functions/intake/mapping/nearest-word.ts'

/** What is wrong with a word that is none of those known, and which was meant. */
export function unknownWord(given: string, known: readonly string[], what: string): string {
  const near = nearestWord(given, known)
  const cure = near === undefined ? '' : `did you mean ${near}? `
  return `${given} is no ${what}: ${cure}use one of ${known.join(', ')}`
}

export function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}
