import { mailboxes } from './mail-scene.ts'
import { mentoring } from './mentoring.ts'
import { arrived, danger, morning } from './night.ts'
import type { Scene } from './scene.ts'
import { acknowledged, closed, forgotten, handovers, siblings } from './week.ts'

/** In the order in which they happen. */
export const scenes: readonly Scene[] = [
  arrived,
  danger,
  morning,
  acknowledged,
  siblings,
  handovers,
  forgotten,
  closed,
  mailboxes,
  mentoring,
]
