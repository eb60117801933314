import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** Source texts by their path from the project's folder. */
export type SourceTree = ReadonlyMap<string, string>

/** One import or re-export of a file. */
export interface Import {
  readonly from: string
  /** Path from the project's folder for a file of ours, the bare name for a package. */
  readonly to: string
  /** Gone at run time. */
  readonly isTypeOnly: boolean
}

const folders = ['infra', 'functions', 'shared', 'events', 'local', 'cli', 'generate', 'test']

/** All sources of the project, without data. */
export function readTree(root: string): SourceTree {
  const paths = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

const importing = /^\s*(?:import|export)\s+(type\s+)?((?:[^'";]*?)\s+from\s+)?['"]([^'"]+)['"]/gm
const importingLater = /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g

/** What the files import, now or later. */
export function importsOf(tree: SourceTree): Import[] {
  return [...tree].flatMap(([from, text]) => [
    ...[...text.matchAll(importing)].map(([, type, names, specifier = '']) => ({
      from,
      to: resolve(from, specifier),
      isTypeOnly: type !== undefined || onlyTypes(names),
    })),
    ...[...text.matchAll(importingLater)].map(([, specifier = '']) => ({
      from,
      to: resolve(from, specifier),
      isTypeOnly: false,
    })),
  ])
}

/** `{ type A, type B } from` names types only; so much is enough, as the formatter writes imports in one way. */
function onlyTypes(names: string | undefined): boolean {
  const inner = names?.match(/^\{(.*)\}\s+from\s+$/s)?.[1]
  const parts =
    inner
      ?.split(',')
      .map((part) => part.trim())
      .filter(Boolean) ?? []
  return parts.length > 0 && parts.every((part) => part.startsWith('type '))
}

function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier
}
