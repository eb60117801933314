import { expect, test } from 'vitest'
import { senderOfForm } from '../../../shared/pages/fetch-metadata.ts'

const ours = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
const chromium = { ...ours, 'sec-ch-ua': '"Chromium";v="140"' }

test.for([
  ['a person in Chromium', { ...chromium, 'sec-fetch-user': '?1' }, 'person'],
  ['a person in Firefox', { ...ours, 'sec-fetch-user': '?1' }, 'person'],
  ['a script in Chromium', chromium, 'script'],
  ['anybody in Safari', ours, 'unsure'],
  ['anybody in a browser that tells nothing', {}, 'unsure'],
  ['a person who is said to be none', { ...ours, 'sec-fetch-user': '?0' }, 'unsure'],
  ['another site', { ...ours, 'sec-fetch-site': 'cross-site', 'sec-fetch-user': '?1' }, 'elsewhere'],
  ['a neighbour', { ...ours, 'sec-fetch-site': 'same-site', 'sec-fetch-user': '?1' }, 'elsewhere'],
  ['no page at all', { ...ours, 'sec-fetch-site': 'none' }, 'elsewhere'],
  ['a script behind the page', { ...chromium, 'sec-fetch-mode': 'cors' }, 'elsewhere'],
  ['a frame', { ...ours, 'sec-fetch-dest': 'iframe', 'sec-fetch-user': '?1' }, 'elsewhere'],
] as const)('a form of %s is told by what the browser says', ([, headers, sender]) => {
  expect(senderOfForm(headers)).toBe(sender)
})
