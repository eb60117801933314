import * as z from 'zod/mini'
import { parseJson } from '../json.ts'
import { type FieldName, fieldName } from './field.ts'
import { hash } from './hash.ts'
import { hexId, instant } from './identifier.ts'

/** Answers as a sender gave them on its page, by the dictionary's field: one text, or several where the field is a list. */
const addedAnswers = z.partialRecord(fieldName, z.union([z.string(), z.array(z.string())]))
export type AddedAnswers = z.infer<typeof addedAnswers>

const addition = z.object({
  /** Of the version that it was said about and of what was said: the same form sent twice is one addition. */
  id: hexId,
  at: instant,
  answers: addedAnswers,
})
export type Addition = z.infer<typeof addition>

/**
 * What a sender completed or added on its page, each time in turn, over the body that its form's provider sent. It is a
 * version of the submission as every body is, and is kept in bytes of our own.
 */
const supplement = z.object({ over: hexId, additions: z.array(addition).check(z.minLength(1)) })
export type Supplement = z.infer<typeof supplement>

/** @param version the version that the sender had before it: the hash of its bytes */
export function additionOf(version: string, answers: AddedAnswers, at: Date): Addition {
  return { id: hash('addition', version, JSON.stringify(answers)), at: at.toISOString(), answers }
}

/** The bytes in which a supplement is kept: the same supplement always gives the same. */
export function supplementBytes({ over, additions }: Supplement): Uint8Array {
  return Buffer.from(JSON.stringify({ over, additions }))
}

/** A supplement from its bytes; undefined when they are none. */
export function readSupplement(bytes: Uint8Array): Supplement | undefined {
  return supplement.safeParse(parseJson(Buffer.from(bytes).toString('utf8'))).data
}

/** Fields of which a sender says more, and takes nothing back: what is added stands behind what was said before. */
export const growingFields: ReadonlySet<FieldName> = new Set([
  'needs',
  'languages',
  'minors_birth_years',
  'availability',
  'citizenship',
  'description',
])
