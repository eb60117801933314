import { expect, test } from 'vitest'
import { readOptions, usage, WrongUsage } from '../../local/options.ts'

test('without options the stack has its port, its folder and demo data', () => {
  expect(readOptions([])).toEqual({
    port: 8787,
    stateFolder: '.local',
    fresh: false,
    demo: 'full',
    timeScale: 1,
  })
})

test('every option is understood', () => {
  const args =
    '--port 0 --state /tmp/x --fresh --no-demo --now 2026-03-02T08:00:00+01:00 --time-scale 20 --chaos 7'
  expect(readOptions(args.split(' '))).toEqual({
    port: 0,
    stateFolder: '/tmp/x',
    fresh: true,
    demo: 'districts-only',
    now: new Date('2026-03-02T07:00:00Z'),
    timeScale: 20,
    chaosSeed: '7',
  })
  expect(readOptions(['--help'])).toBe('help')
})

test('the usage names every option', () => {
  for (const name of ['port', 'state', 'fresh', 'no-demo', 'now', 'time-scale', 'chaos', 'help']) {
    expect(usage).toContain(`--${name}`)
  }
})

test.each([
  [['--prot', '1'], /--prot/],
  [['extra'], /extra/],
  [['--port', '70000'], /--port takes a whole number from 0 to 65535, not "70000"/],
  [['--port', ''], /--port/],
  [['--port', '1.5'], /--port/],
  [['--time-scale', '0'], /--time-scale takes a number from 1 to 1000/],
  [['--now', 'monday'], /--now takes a time with its zone such as .*, not "monday"/],
  [['--now', '2026-03-02T08:00:00'], /--now/],
  [['--state', ''], /--state must not be empty/],
])('%j is wrong usage', (args, message) => {
  expect(() => readOptions(args)).toThrow(WrongUsage)
  expect(() => readOptions(args)).toThrow(message)
})
