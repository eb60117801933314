import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** A person says that mail gets to an address again. */
export const addressRestored = contract('address.restored', z.strictObject({}))
