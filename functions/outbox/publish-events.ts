export const handler = async (): Promise<undefined> => undefined
