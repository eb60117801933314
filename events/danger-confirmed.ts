import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** A named person heard of the danger and does something about it. */
export const dangerConfirmed = contract('danger.confirmed', z.strictObject({}))
