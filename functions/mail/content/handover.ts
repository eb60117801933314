import type { ContentOf } from './ground.ts'

export const handoverContent: ContentOf = async () => undefined
