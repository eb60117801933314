import type { Command } from 'commander'
import { listDistricts } from '../../shared/table/district-store.ts'
import { loadDistricts, municipalitiesOf } from '../districts.ts'
import { printItems } from '../output.ts'
import { addDistrictSettings } from './district-settings.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = ['id', 'name', 'codePrefix', 'municipalities']

export function addDistrictCommands(program: Command): void {
  const district = program.command('district').description('the districts of the programme')
  withConnection<CommonOptions & { municipalities?: boolean }>(
    district
      .command('list')
      .description('all districts, by id')
      .option('--municipalities', 'one line for each municipality; --json always has them'),
    async ({ table }, options) => {
      const districts = await listDistricts(table)
      const named = districts.map((one) => ({ ...one, municipalities: municipalitiesOf(one) }))
      if (options.json) return printItems(named, [], options)
      if (!options.municipalities) {
        const counted = named.map((one) => ({ ...one, municipalities: one.municipalities.length }))
        return printItems(counted, columns, options)
      }
      const lines = named.flatMap(({ id, municipalities }) =>
        municipalities.map((one) => ({ district: id, ...one })),
      )
      printItems(lines, ['district', 'istatCode', 'name'], options)
    },
  )
  addDistrictSettings(district)
  withConnection(
    district
      .command('load')
      .description('put the programme’s districts in, once after a deployment; what is there stays'),
    async (connection, options) =>
      printItems(await loadDistricts(connection), ['id', 'name', 'municipalities', 'outcome'], options),
  )
}
