import type { ContentOf } from './ground.ts'

export const incompleteContent: ContentOf = async () => undefined
