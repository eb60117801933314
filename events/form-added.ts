import * as z from 'zod/mini'
import { provider } from '../shared/domain/form.ts'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** A partner has a further form, with an address and a secret of its own. */
export const formAdded = contract('form.added', z.strictObject({ partner: slug, provider }))
