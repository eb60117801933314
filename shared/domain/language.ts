import * as z from 'zod/mini'

/** The languages in which Raccordo speaks to people. */
export const language = z.enum(['it', 'en'])
export type Language = z.infer<typeof language>
