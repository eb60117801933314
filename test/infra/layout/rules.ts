import { basename } from 'node:path'
import { exportsHandler } from '../../../infra/build.ts'
import { findCycles } from './cycles.ts'
import type { LayoutRule } from './layout-rule.ts'
import { pageRules } from './page-rules.ts'
import { type Import, importsOf, type SourceTree } from './source-tree.ts'

const io =
  /^(@aws-sdk\/|@smithy\/|@middy\/|@aws-lambda-powertools\/|(node:)?(fs|http|https|net|dns|tls|dgram|child_process|worker_threads|process|os|readline|timers)(\/|$))/
const doesIo =
  /\bprocess\.|\bfetch\(|\bconsole\.|\bsetTimeout\(|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(/

/** A rule over single imports. */
function forbids(says: string, isForbidden: (one: Import, tree: SourceTree) => boolean): LayoutRule {
  return {
    says,
    broken: (tree) =>
      importsOf(tree)
        .filter((one) => isForbidden(one, tree))
        .map(({ from, to }) => `${from} imports ${to}`),
  }
}

const inFolder = (path: string, ...folders: string[]) =>
  folders.some((folder) => path.startsWith(`${folder}/`))
const isHandler = (path: string, tree: SourceTree) =>
  inFolder(path, 'functions') && exportsHandler(tree.get(path) ?? '')
const isZod = (specifier: string) => /^zod(\/|$)/.test(specifier)
const capability = (path: string) => path.split('/')[1]

const making = /\bnew (\w+Client)\(/g

/** Nouns decide: they are given what they need. A file that reaches out is one that a verb file or a store is for. */
const mustBePure = (path: string, tree: SourceTree) =>
  tree.has(path) &&
  (inFolder(path, 'shared/domain') || (inFolder(path, 'shared/matching') && !inFolder(path, readsTable)))
/** The one part of matching that looks at what stands; all others are told. */
const readsTable = 'shared/matching/pool'

export const rules: LayoutRule[] = [
  {
    says: 'a handler is named with a verb and a noun, or with a verb alone',
    broken: (tree) =>
      [...tree.keys()].filter(
        (path) => isHandler(path, tree) && !verbs.has(basename(path).split(/[-.]/)[0] ?? ''),
      ),
  },
  forbids(
    'the domain and matching import nothing that does I/O, nor what runs or stores anything',
    ({ from, to, isTypeOnly }, tree) =>
      mustBePure(from, tree) &&
      !isTypeOnly &&
      (io.test(to) ||
        inFolder(to, 'functions', 'infra', 'local', 'cli', 'generate', 'shared/table', 'shared/edge')),
  ),
  {
    says: 'the domain and matching ask neither clock nor chance nor the environment',
    broken: (tree) =>
      [...tree]
        .filter(([path, text]) => mustBePure(path, tree) && doesIo.test(code(text)))
        .map(([path]) => path),
  },
  forbids(
    'events are contracts: they import only schemas, the domain and each other',
    ({ from, to, isTypeOnly }) =>
      inFolder(from, 'events') &&
      !isTypeOnly &&
      !/^(zod\/mini|node:crypto)$/.test(to) &&
      !inFolder(to, 'events', 'shared/domain'),
  ),
  forbids(
    'what runs in Lambda reads with zod/mini: plain zod costs a fifth more to load',
    ({ from, to }) => inFolder(from, 'functions', 'shared', 'events') && isZod(to) && to !== 'zod/mini',
  ),
  forbids(
    'capabilities never import each other’s handlers, nor a handler of their own',
    ({ from, to, isTypeOnly }, tree) =>
      inFolder(from, 'functions', 'shared') && !isTypeOnly && isHandler(to, tree),
  ),
  forbids(
    'a capability reaches into no other: what two need is in shared',
    ({ from, to }) =>
      inFolder(from, 'functions') && inFolder(to, 'functions') && capability(from) !== capability(to),
  ),
  forbids(
    'shared knows no function',
    ({ from, to }) => inFolder(from, 'shared') && inFolder(to, 'functions'),
  ),
  forbids(
    'nothing that runs in Lambda knows the local runner, the command line, the generators or the stack',
    ({ from, to }) =>
      inFolder(from, 'functions', 'shared', 'events') &&
      inFolder(to, 'local', 'cli', 'generate', 'infra', 'test'),
  ),
  forbids(
    'nothing that ships imports a test',
    ({ from, to }) => !inFolder(from, 'test') && inFolder(to, 'test'),
  ),
  forbids(
    'only functions/outbox calls EventBridge',
    ({ from, to }) =>
      runsInLambda(from) && to === '@aws-sdk/client-eventbridge' && !inFolder(from, 'functions/outbox'),
  ),
  forbids(
    'only shared/mail calls SES',
    ({ from, to }) =>
      runsInLambda(from) && /^@aws-sdk\/client-ses/.test(to) && !inFolder(from, 'shared/mail'),
  ),
  forbids(
    'only shared/table touches DynamoDB',
    ({ from, to }) =>
      runsInLambda(from) &&
      /^@aws-sdk\/(client-dynamodb|lib-dynamodb|util-dynamodb)$/.test(to) &&
      !inFolder(from, 'shared/table'),
  ),
  forbids(
    'nothing reaches out of the project',
    ({ to }) => to.startsWith('..') || to.startsWith('/') || to.startsWith('file:'),
  ),
  {
    says: 'one module per service makes its client',
    broken: (tree) => {
      const makers = [...tree].flatMap(([path, text]) =>
        runsInLambda(path) ? [...text.matchAll(making)].map(([, client]) => ({ path, client })) : [],
      )
      return [...Map.groupBy(makers, ({ client }) => client).values()]
        .filter((group) => group.length > 1)
        .map((group) => group.map(({ path }) => path).join(' and '))
    },
  },
  forbids(
    'beside a handler does no I/O but the module of a service',
    ({ from, to, isTypeOnly }, tree) =>
      inFolder(from, 'functions') &&
      !isTypeOnly &&
      io.test(to) &&
      !isHandler(from, tree) &&
      !new RegExp(making).test(tree.get(from) ?? ''),
  ),
  ...pageRules,
  {
    says: 'imports make no circle',
    broken: (tree) => findCycles(importsOf(tree).filter(({ isTypeOnly }) => !isTypeOnly)),
  },
]

const runsInLambda = (path: string) => inFolder(path, 'functions', 'shared')

/** Verbs that our handlers begin with; a new one is added here with its first handler. */
const verbs = new Set([
  'count',
  'open',
  'propose',
  'publish',
  'receive',
  'record',
  'register',
  'report',
  'run',
  'send',
  'serve',
  'sweep',
])

/** The text without comments. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
}
