const dust = (lines: number) => 'export {}\n'.repeat(lines)
const handler = 'export const handler = async () => undefined\n'

/** For every rule at least one small tree that breaks it. */
export const badTrees: Record<string, Record<string, string>[]> = {
  'a handler is named with a verb and a noun, or with a verb alone': [
    { 'functions/intake/submission.ts': handler },
  ],
  'the domain and matching import nothing that does I/O, nor what runs or stores anything': [
    { 'shared/domain/referral.ts': "import { readFileSync } from 'node:fs'" },
    { 'shared/domain/referral.ts': "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'" },
    { 'shared/domain/referral.ts': "import { commit } from '../table/commit.ts'" },
    { 'shared/domain/referral.ts': "const fs = await import('fs/promises')" },
    { 'shared/matching/preview.ts': "import { findMentor } from '../table/mentor-store.ts'" },
  ],
  'the domain and matching ask neither clock nor chance nor the environment': [
    { 'shared/domain/referral.ts': 'export const now = () => new Date()' },
    { 'shared/domain/referral.ts': "export const stage = process.env['STAGE']" },
    { 'shared/domain/referral.ts': 'export const dice = () => Math.random()' },
    { 'shared/matching/assignment/assign.ts': 'export const tie = () => Math.random()' },
  ],
  'events are contracts: they import only schemas, the domain and each other': [
    { 'events/x.ts': "import { commit } from '../shared/table/commit.ts'" },
    { 'events/x.ts': "import { EventBridgeClient } from '@aws-sdk/client-eventbridge'" },
  ],
  'what runs in Lambda reads with zod/mini: plain zod costs a fifth more to load': [
    { 'functions/intake/a.ts': "import * as z from 'zod'" },
    { 'shared/domain/a.ts': "import * as z from 'zod'" },
    { 'events/a.ts': "import { string } from 'zod/v4'" },
  ],
  'capabilities never import each other’s handlers, nor a handler of their own': [
    {
      'functions/intake/register-submission.ts': handler,
      'functions/outbox/sweep.ts': "import { handler } from '../intake/register-submission.ts'",
    },
  ],
  'a capability reaches into no other: what two need is in shared': [
    { 'functions/outbox/sweep.ts': "import { understand } from '../intake/understanding.ts'" },
  ],
  'shared knows no function': [{ 'shared/x.ts': "import type { A } from '../functions/intake/a.ts'" }],
  'nothing that runs in Lambda knows the local runner, the command line, the generators or the stack': [
    { 'functions/intake/a.ts': "import { start } from '../../local/run.ts'" },
    { 'shared/a.ts': "export { x } from '../cli/x.ts'" },
    { 'events/a.ts': "import type { Settings } from '../infra/settings.ts'" },
  ],
  'nothing that ships imports a test': [{ 'local/a.ts': "import '../test/support/a.ts'" }],
  'only functions/outbox calls EventBridge': [
    { 'functions/intake/a.ts': "import {\n  EventBridgeClient,\n} from '@aws-sdk/client-eventbridge'" },
  ],
  'only shared/mail calls SES': [
    { 'functions/mail/a.ts': "import { SESv2Client } from '@aws-sdk/client-sesv2'" },
    { 'functions/mail/a.tsx': "import { SESClient } from '@aws-sdk/client-ses'" },
    { 'shared/casework/a.ts': "import { SESv2Client } from '@aws-sdk/client-sesv2'" },
  ],
  'only shared/table touches DynamoDB': [
    { 'functions/intake/a.ts': "import { GetCommand } from '@aws-sdk/lib-dynamodb'" },
    { 'shared/edge/a.ts': "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'" },
  ],
  'nothing reaches out of the project': [
    { 'shared/a.ts': "import data from '../../shared/data.json'" },
    { 'cli/a.ts': "import { x } from '/opt/x.ts'" },
  ],
  'one module per service makes its client': [
    { 'functions/a/b.ts': 'new SQSClient({})', 'functions/c/d.ts': 'new SQSClient({ maxAttempts: 1 })' },
  ],
  'beside a handler does no I/O but the module of a service': [
    { 'functions/intake/reading.ts': "import { readFileSync } from 'node:fs'" },
    { 'functions/intake/arrival.ts': "import { SendMessageCommand } from '@aws-sdk/client-sqs'" },
  ],
  'pages and letters stand where they are served and sent': [
    { 'shared/casework/a.tsx': 'export const a = 1' },
    { 'cli/a.tsx': 'export const a = 1' },
    { 'functions/intake/page.tsx': 'export const a = 1' },
  ],
  'what Node runs as it is reaches no page and no letter': [
    { 'cli/a.ts': "import { page } from '../shared/pages/page.tsx'", 'shared/pages/page.tsx': '' },
    {
      'local/a.ts': "import { letter } from '../shared/mail/letter.ts'",
      'shared/mail/letter.ts': "export { body } from './body.tsx'",
      'shared/mail/body.tsx': '',
    },
    {
      'infra/a.ts': "const { b } = await import('../shared/pages/b.ts')",
      'shared/pages/b.ts': "import { type T, page } from './page.tsx'",
      'shared/pages/page.tsx': '',
    },
    { 'generate/a.ts': "import { h } from 'preact'" },
  ],
  'imports make no circle': [
    {
      'shared/pages/a.tsx': "import { b } from './b.tsx'",
      'shared/pages/b.tsx': "import { a } from './a.tsx'",
    },
    { 'shared/a.ts': "import { b } from './b.ts'", 'shared/b.ts': "import { a } from './a.ts'" },
    {
      'shared/a.ts': "import { b } from './b.ts'",
      'shared/b.ts': "import { c } from './c.ts'",
      'shared/c.ts': "import { type T, a } from './a.ts'",
    },
  ],
  'no file has more than 250 lines': [
    { 'shared/a.ts': dust(251) },
    { 'test/a.test.ts': dust(251) },
    { 'shared/pages/a.tsx': dust(251) },
  ],
  'half of the sources have at most 50 lines, blank ones left out': [
    { 'shared/a.ts': dust(51), 'shared/b.ts': dust(52), 'cli/c.ts': dust(1) },
  ],
  'of twenty sources nineteen have at most 150 lines': [{ 'shared/a.ts': dust(151) }],
}
