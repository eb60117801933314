import * as z from 'zod'

const stagePattern = /^[a-z][a-z0-9-]{0,14}$/

/** How a setting is given: `--context <name>=…` on the command line, or this environment variable. */
const variables = {
  stage: 'RACCORDO_STAGE',
  region: 'RACCORDO_REGION',
  alarmEmail: 'RACCORDO_ALARM_EMAIL',
  mailDomain: 'RACCORDO_MAIL_DOMAIN',
  mailsPerSecond: 'RACCORDO_MAILS_PER_SECOND',
  removalPolicy: 'RACCORDO_REMOVAL_POLICY',
} as const

type SettingName = keyof typeof variables
const names = Object.keys(variables) as SettingName[]

const RATE = 'must be a whole number from 1 to 500'

const settingsSchema = z
  .object({
    stage: z
      .string()
      .regex(stagePattern, 'must be 1 to 15 lower-case letters, digits or hyphens and begin with a letter')
      .default('dev'),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be an AWS region such as eu-south-1')
      .default('eu-south-1'),
    alarmEmail: z.email('must be an e-mail address').optional(),
    mailDomain: z
      .string()
      .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'must be a domain such as mail.example.org')
      .optional(),
    // A new account may send one a second; the context and the environment know only text.
    mailsPerSecond: z
      .union([z.int(), z.string().regex(/^\d+$/).transform(Number)], RATE)
      .pipe(z.int(RATE).min(1, RATE).max(500, RATE))
      .default(1),
    removalPolicy: z.enum(['retain', 'destroy'], 'must be retain or destroy').default('retain'),
  })
  .superRefine((settings, check) => {
    if (settings.stage !== 'prod') return
    for (const name of ['alarmEmail', 'mailDomain'] as const) {
      if (settings[name] === undefined) {
        check.addIssue({ code: 'custom', path: [name], message: 'is required for stage prod' })
      }
    }
  })
  .transform((settings) => ({ ...settings, mailDomain: settings.mailDomain ?? noDomain(settings.stage) }))

/** `.example` belongs to nobody: SES never verifies it, so a stage without a domain sends nothing by accident. */
function noDomain(stage: string): string {
  return `${stage}.raccordo.example`
}

/** What a deployment may choose; everything else is the same in every stage. */
export type Settings = z.infer<typeof settingsSchema>

/** Says what is wrong with the settings and how to set them; a stack trace would only hide that. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/**
 * Reads the settings from the CDK context, then from the environment.
 * Throws a `SettingsError` that lists every wrong setting, its value and how to set it.
 */
export function readSettings(
  context: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const problems = unknownNames(context)
  const given = Object.fromEntries(names.map((name) => [name, context[name] ?? environment[variables[name]]]))
  const result = settingsSchema.safeParse(given)
  if (!result.success) problems.push(...result.error.issues.map((issue) => explain(issue, given)))
  if (!result.success || problems.length > 0) {
    throw new SettingsError(`The settings of the stack are not usable:\n${problems.join('\n')}`)
  }
  return result.data
}

/** What the CDK command line writes into a context by itself. */
const cdkNames = ['acknowledged-issue-numbers', 'cli-telemetry']

/** A misspelled name would otherwise deploy the default in silence; CDK's other names hold a `:` or an `@`. */
function unknownNames(context: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(context)
    .filter((name) => !/[:@]/.test(name) && !cdkNames.includes(name) && !Object.hasOwn(variables, name))
    .map((name) => `- ${name} is no setting: use one of ${names.join(', ')}`)
}

function explain(issue: z.core.$ZodIssue, given: Readonly<Record<string, unknown>>): string {
  const name = names.find((known) => known === issue.path[0])
  if (!name) return `- ${issue.message}`
  const value = given[name] === undefined ? '' : ` (it is ${JSON.stringify(given[name])})`
  return `- ${name} ${issue.message}${value}: set --context ${name}=… or ${variables[name]}`
}
