import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { type BuildOptions, build, type Metafile } from 'esbuild'

const projectFolder = join(import.meta.dirname, '..')

/** Where `npm run build` and `cdk synth` put the bundles: `build/<function name>/index.cjs`. */
export const defaultBuildFolder = join(projectFolder, 'build')

/**
 * Lambda gives a function its credentials in the environment, so the SDK never loads the other providers
 * (each is behind a dynamic import); left out they save about 100 KB per bundle.
 */
const neverLoadedOnLambda = [
  ...['ini', 'sso', 'process', 'web-identity', 'login'].map((kind) => `@aws-sdk/credential-provider-${kind}`),
  '@aws-sdk/nested-clients',
  '@aws-sdk/nested-clients/*',
  '@aws-sdk/token-providers',
]

/** How every handler is bundled; what is compared with a handler is bundled so too. */
export const bundling = {
  absWorkingDir: projectFolder,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  // Under "type": "module" a CJS bundle named .js loads with no handler and no error.
  outExtension: { '.js': '.cjs' },
  mainFields: ['module', 'main'],
  external: neverLoadedOnLambda,
  legalComments: 'none',
  // The forms' words in five languages: escaped, each letter would take six bytes.
  charset: 'utf8',
  logLevel: 'warning',
} satisfies BuildOptions

/** A file under functions/ that exports `handler` is one Lambda, named like the file. */
export function findHandlers(root = projectFolder): Map<string, string> {
  const found = new Map<string, string>()
  for (const path of globSync('functions/**/*.{ts,tsx}', { cwd: root }).sort()) {
    if (!exportsHandler(readFileSync(join(root, path), 'utf8'))) continue
    const name = basename(path).replace(/\.tsx?$/, '')
    const other = found.get(name)
    if (other) throw new Error(`${path} and ${other} would both be the function ${name}: rename one`)
    found.set(name, path)
  }
  return found
}

/** Whether a source text exports `handler`. */
export function exportsHandler(source: string): boolean {
  return /^export (const|let|function|async function) handler\b/m.test(source)
}

/**
 * Bundles every handler in one esbuild call into `<folder>/<function name>/index.cjs` and writes
 * `<folder>/meta.json`. The same source gives the same bytes, so an unchanged function keeps its asset hash.
 */
export async function buildFunctions(folder = defaultBuildFolder): Promise<Metafile> {
  const entries = [...findHandlers()].map(([name, path]) => ({ in: path, out: `${name}/index` }))
  const result = await build({
    ...bundling,
    entryPoints: entries,
    outdir: folder,
    write: false,
    metafile: true,
  })
  for (const file of result.outputFiles) writeWhenChanged(file.path, file.contents)
  writeWhenChanged(join(folder, 'meta.json'), Buffer.from(JSON.stringify(result.metafile, null, 2)))
  const kept = new Set(entries.map((entry) => dirname(entry.out)))
  removeStale(folder, kept)
  return result.metafile
}

/** Another process may be reading the folder: what is already right is not touched. */
function writeWhenChanged(path: string, contents: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, contents)
}

function removeStale(folder: string, kept: ReadonlySet<string>): void {
  for (const path of globSync('*/index.cjs', { cwd: folder })) {
    if (!kept.has(dirname(path))) rmSync(join(folder, dirname(path)), { recursive: true })
  }
}

if (import.meta.main) {
  const { outputs } = await buildFunctions()
  for (const [path, output] of Object.entries(outputs)) {
    process.stdout.write(`${relative('.', path)} ${Math.ceil(output.bytes / 1024)} KB\n`)
  }
}
