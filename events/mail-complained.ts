import * as z from 'zod/mini'
import { mailKind } from '../shared/domain/mail.ts'
import { contract } from './envelope.ts'

/** Whoever got a mail said that they do not want it. */
export const mailComplained = contract('mail.complained', z.strictObject({ kind: mailKind }))
