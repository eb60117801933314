import { expect, test } from 'vitest'
import { openPace } from '../../../../functions/mail/sending/pace.ts'

/** A clock that stands still but for what is waited. */
function clocked(mailsPerSecond: number) {
  let now = 1000
  const waits: number[] = []
  const pace = openPace(
    mailsPerSecond,
    () => now,
    async (ms) => {
      waits.push(ms)
    },
  )
  return { pace, waits, pass: (ms: number) => (now += ms) }
}

test('each of two senders takes half of the account’s rate; the first mail waits for nothing', async () => {
  const { pace, waits } = clocked(1)
  await Promise.all([pace(), pace(), pace()])
  expect(waits).toEqual([2000, 4000])
})

test('time that passed anyway is not waited for again', async () => {
  const { pace, waits, pass } = clocked(10)
  await pace()
  pass(150)
  await pace()
  pass(5000)
  await pace()
  expect(waits).toEqual([50])
})
