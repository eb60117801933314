import type { ContentOf } from './ground.ts'

export const feedbackContent: ContentOf = async () => undefined
