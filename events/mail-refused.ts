import * as z from 'zod/mini'
import { mailKind, mailRefusal } from '../shared/domain/mail.ts'
import { contract } from './envelope.ts'

/** A mail will never be sent. */
export const mailRefused = contract('mail.refused', z.strictObject({ kind: mailKind, reason: mailRefusal }))
