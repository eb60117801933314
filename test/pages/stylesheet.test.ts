import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { stylesheetFile, stylesheetModule } from '../../generate/stylesheet.ts'
import { stylesheet } from '../../shared/pages/stylesheet.ts'

const MAX_BYTES = 40 * 1024

describe('the stylesheet of the pages', () => {
  let fresh: string
  beforeAll(async () => {
    fresh = await stylesheetModule()
  })

  test('is what the pages need now', () => {
    expect(readFileSync(stylesheetFile, 'utf8'), 'write it anew: npm run -s css').toBe(fresh)
  })

  test('is in our colour, not in the blue of central State bodies', () => {
    expect(stylesheet).toContain('hsl(174, 100%, 20%)')
    expect(stylesheet.toLowerCase()).not.toMatch(/#06c|#0066cc|hsl\(210, ?100%, ?40%\)/)
  })

  test('asks for nothing else, and is small', () => {
    expect(stylesheet).not.toMatch(/url\(|@import|@font-face/)
    expect(stylesheet.length).toBeLessThan(MAX_BYTES)
  })

  test('says whose it is', () => {
    expect(stylesheet).toContain('BSD-3-Clause')
  })
})
