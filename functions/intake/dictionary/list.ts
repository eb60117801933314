import type { Problem } from '../../../shared/domain/field.ts'
import { MAX_WORD_LENGTH } from '../../../shared/domain/folding.ts'
import { isBlank, type Reader, type Reading, type ReadingContext, readPart } from './reading.ts'

/** More parts than any list of ours has words; a body can hold a hundred thousand. */
const MAX_PARTS = 200

const separators = /[,;\n،؛、，]/u
/** Signs and words that join the last two of several: `arabo e francese`, `arabo/francese`. */
const joints = / (?:e|ed|and|et|y|&|\+|-|و) |\//u
const spaces = /\s+/u

/**
 * A list, or one text with its parts set apart by commas, semicolons or lines; by `e`, a slash or spaces too, where each
 * word can be read and the whole cannot (KoboToolbox writes spaces). What can be read is kept. A text that can be read as
 * it stands, as one of the form's own words above all, stays whole whatever signs it has.
 */
export function listOf<Value>(reader: Reader<Value>): Reader<Value[]> {
  return (raw, context) => {
    const parts = (Array.isArray(raw) ? raw : [raw]).filter((part) => !isBlank(part))
    const readings = parts.slice(0, MAX_PARTS + 1).flatMap((part) => readingsOf(reader, part, context))
    const read = readings.slice(0, MAX_PARTS).flatMap(({ value }) => (value === undefined ? [] : [value]))
    const value = [...new Set(read)]
    const fault = faultOfList(readings)
    return { ...(value.length === 0 ? {} : { value }), ...(fault === undefined ? {} : { fault }) }
  }
}

function readingsOf<Value>(
  reader: Reader<Value>,
  part: unknown,
  context: ReadingContext,
): readonly Reading<Value>[] {
  const whole = readPart(reader, part, context)
  if (whole.fault === undefined || typeof part !== 'string') return [whole]
  const pieces = part.split(separators).filter((piece) => !isBlank(piece))
  return pieces.slice(0, MAX_PARTS + 1).flatMap((piece) => readingsOfPiece(reader, piece, context))
}

function readingsOfPiece<Value>(
  reader: Reader<Value>,
  piece: string,
  context: ReadingContext,
): readonly Reading<Value>[] {
  const whole = readPart(reader, piece, context)
  if (whole.fault === undefined || piece.length > MAX_WORD_LENGTH) return [whole]
  for (const between of [joints, spaces]) {
    const words = piece.trim().split(between)
    const each = words.map((word) => readPart(reader, word, context))
    if (each.every(({ fault }) => fault === undefined)) return each
  }
  return [whole]
}

function faultOfList(readings: readonly Reading<unknown>[]): Problem['problem'] | undefined {
  if (readings.length === 0) return 'unreadable'
  if (readings.length > MAX_PARTS) return 'too-long'
  return readings.find(({ fault }) => fault !== undefined)?.fault
}
