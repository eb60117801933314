import type { ContentOf } from './ground.ts'

export const assignedContent: ContentOf = async () => undefined
