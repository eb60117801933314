import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fieldWords } from '../../cli/casework/field-words.ts'
import { progressSteps } from '../../shared/casework/decisions/progress.ts'
import { contactChannel, contactOutcome } from '../../shared/domain/contact.ts'
import { residenceStatus } from '../../shared/domain/household.ts'
import { closeOutcome, declineReason } from '../../shared/domain/referral.ts'

const page = readFileSync(new URL('../../docs/casework.md', import.meta.url), 'utf8')

describe('the page on casework', () => {
  test.each([
    ['reason for declining', declineReason.options],
    ['outcome', closeOutcome.options],
    ['channel', contactChannel.options],
    ['outcome of a contact', contactOutcome.options],
    ['step', progressSteps],
    ['residence title', residenceStatus.options],
  ])('names every %s', (_, words) => {
    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([])
  })

  test('corrects only fields that there are', () => {
    const named = [...page.matchAll(/--set (\w+)=/g)].map(([, field = '']) => field)
    expect(named.filter((field) => !fieldWords.some((word) => word === field))).toEqual([])
  })
})
