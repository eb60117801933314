import { type Command, Option } from 'commander'
import { type Language, language } from '../../shared/domain/language.ts'
import { matchingObjective } from '../../shared/domain/matching-policy.ts'
import type { Objective } from '../../shared/matching/assignment/instance.ts'
import { previewDistrict } from '../matching/preview.ts'
import { previewPage, withSentences } from '../matching/preview-page.ts'
import { print } from '../output.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

interface PreviewOptions extends CommonOptions {
  readonly district: string
  readonly objective?: Objective
  readonly language: Language
}

export function addPreview(group: Command): void {
  withConnection<PreviewOptions>(
    group
      .command('preview')
      .description(
        'which mentor for which family of a district now, why, and whom to look for; writes nothing',
      )
      .requiredOption('--district <district>', 'whose families and mentors (required)')
      .addOption(
        new Option(
          '--objective <objective>',
          'what is to be best (default: as the district’s policy says)',
        ).choices(matchingObjective.options),
      )
      .addOption(
        new Option('--language <language>', 'of the sentences').choices(language.options).default('it'),
      ),
    async (connection, options) => {
      const preview = await previewDistrict(connection, options)
      print(
        options.json
          ? JSON.stringify(withSentences(preview, options.language), null, 2)
          : previewPage(preview, options.language),
      )
    },
  )
}
