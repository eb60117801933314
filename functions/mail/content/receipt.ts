import type { ContentOf } from './ground.ts'

export const receiptContent: ContentOf = async () => undefined
