import * as z from 'zod/mini'
import { contactChannel } from '../shared/domain/contact.ts'
import { contract } from './envelope.ts'

/** Somebody spoke with the family. */
export const contactMade = contract(
  'contact.made',
  z.strictObject({ channel: contactChannel, isInterpreted: z.boolean() }),
)
