import type { Provider as ProviderName } from '../../shared/domain/form.ts'
import { json } from './providers/json.ts'
import type { Provider } from './providers/provider.ts'

/** How each provider's requests are proven and read. */
export const providers: Readonly<Record<ProviderName, Provider>> = {
  typeform: json,
  tally: json,
  formbricks: json,
  kobotoolbox: json,
  jotform: json,
  'google-forms': json,
  'power-automate': json,
  json,
}
