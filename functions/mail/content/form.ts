import type { ContentOf } from './ground.ts'

export const formContent: ContentOf = async () => undefined
