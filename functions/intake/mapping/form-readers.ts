import type { FormField } from '../../../shared/domain/field.ts'
import { readers } from '../dictionary/dictionary.ts'
import type { Reader } from '../dictionary/reading.ts'
import { mentorReaders } from '../mentor/dictionary.ts'

/** How each field of a form of any kind is read; what both kinds ask is read in one way. */
export const formReaders: Readonly<Record<FormField, Reader<unknown>>> = { ...mentorReaders, ...readers }
