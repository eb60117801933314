import type { Provider as ProviderName } from '../../shared/domain/form.ts'
import { jsonProvider } from './json-provider.ts'
import type { Provider } from './provider.ts'

/** How each provider's requests are proven and read. */
export const providers: Readonly<Record<ProviderName, Provider>> = { json: jsonProvider }
