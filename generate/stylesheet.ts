/** `npm run css`: compiles the pages' stylesheet, leaves out what no page uses, and writes shared/pages/stylesheet.ts. */

import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PurgeCSS } from 'purgecss'
import { compile } from 'sass'
import { hash } from '../shared/domain/hash.ts'

const root = join(import.meta.dirname, '..')
/** Where words may be classes. */
const pages = ['functions/mail/pages/**/*.tsx', 'functions/mail/sender/**/*.tsx', 'shared/pages/**/*.tsx']
/** Where it is kept: committed, because the bundles are built without sass. */
export const stylesheetFile = join(root, 'shared/pages/stylesheet.ts')

/** The source of the module that holds the stylesheet. The same pages give the same bytes. */
export async function stylesheetModule(): Promise<string> {
  const css = await purged(compiled())
  return [
    '/** Written by `npm run css`; do not edit. */',
    `export const stylesheetPath = '/assets/${hash(css)}.css'`,
    '',
    'export const stylesheet =',
    `  ${quoted(css)}`,
    '',
  ].join('\n')
}

/** As the formatter writes it. */
function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

function compiled(): string {
  const { css } = compile(join(import.meta.dirname, 'stylesheet.scss'), {
    loadPaths: [join(root, 'node_modules')],
    // Theirs, not ours to mend.
    quietDeps: true,
    silenceDeprecations: ['import'],
    style: 'compressed',
  })
  return css
}

async function purged(css: string): Promise<string> {
  const sources = globSync(pages, { cwd: root }).sort()
  const [result] = await new PurgeCSS().purge({
    content: sources.map((path) => ({ raw: readFileSync(join(root, path), 'utf8'), extension: 'tsx' })),
    css: [{ raw: css }],
    // The fonts' files are not served: the reader's own are used.
    fontFace: true,
    variables: true,
    keyframes: true,
  })
  // Pages load no pictures; and theirs has a byte order mark in its midst.
  return (result?.css ?? '').replaceAll(/url\("data:[^"]*"\)/g, 'none').replaceAll('\uFEFF', '')
}

if (import.meta.main) writeFileSync(stylesheetFile, await stylesheetModule())
