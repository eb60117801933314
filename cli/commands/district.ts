import type { Command } from 'commander'
import { listDistricts } from '../../shared/table/district-store.ts'
import { loadDistricts } from '../districts.ts'
import { printItems } from '../output.ts'
import { withConnection } from './with-connection.ts'

const columns = ['id', 'name', 'codePrefix', 'municipalities']

export function addDistrictCommands(program: Command): void {
  const district = program.command('district').description('the districts of the programme')
  withConnection(district.command('list').description('all districts, by id'), async ({ table }, options) => {
    const districts = await listDistricts(table)
    const rows = options.json
      ? districts
      : districts.map((one) => ({ ...one, municipalities: one.municipalities.length }))
    printItems(rows, columns, options)
  })
  withConnection(
    district
      .command('load')
      .description('put the programme’s districts in, once after a deployment; what is there stays'),
    async (connection, options) =>
      printItems(await loadDistricts(connection), ['id', 'name', 'municipalities', 'outcome'], options),
  )
}
