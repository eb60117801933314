import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** An organisation of volunteers is known. */
export const organisationAdded = contract('organisation.added', z.strictObject({}))
