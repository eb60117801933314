import type { LayoutRule } from './layout-rule.ts'
import { importsOf, type SourceTree } from './source-tree.ts'

/** Where a file may be written as what it renders. */
const rendering = ['functions/mail', 'functions/desk', 'shared/mail', 'shared/pages', 'test']
/** What starts without a bundler. Node 24 reads TypeScript, but no TSX. */
const startedByNode = ['cli', 'local', 'infra', 'generate']

const inFolder = (path: string, folders: readonly string[]) =>
  folders.some((folder) => path.startsWith(`${folder}/`))
const isRendered = (path: string) => path.endsWith('.tsx') || /^preact(-|\/|$)/.test(path)

export const pageRules: LayoutRule[] = [
  {
    says: 'pages and letters stand where they are served and sent',
    broken: (tree) => [...tree.keys()].filter((path) => path.endsWith('.tsx') && !inFolder(path, rendering)),
  },
  {
    says: 'what Node runs as it is reaches no page and no letter',
    broken: (tree) => [
      ...new Set(
        [...tree.keys()].filter((path) => inFolder(path, startedByNode)).flatMap((path) => ways(tree, path)),
      ),
    ],
  },
]

/** How a file reaches something rendered, through whatever it imports at run time. */
function ways(tree: SourceTree, start: string): string[] {
  const edges = runTimeImports(tree)
  const seen = new Set<string>()
  const found: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    if (seen.has(path)) return
    seen.add(path)
    if (isRendered(path)) found.push([...way, path].join(' → '))
    else for (const to of edges.get(path) ?? []) visit(to, [...way, path])
  }
  visit(start, [])
  return found
}

const known = new WeakMap<SourceTree, Map<string, string[]>>()

function runTimeImports(tree: SourceTree): Map<string, string[]> {
  const already = known.get(tree)
  if (already) return already
  const made = new Map<string, string[]>()
  for (const { from, to, isTypeOnly } of importsOf(tree)) {
    if (!isTypeOnly) made.set(from, [...(made.get(from) ?? []), to])
  }
  known.set(tree, made)
  return made
}
