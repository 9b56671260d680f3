/**
 * The dashboard (docs.trillet.ai/v1/api-reference/introduction links to its settings). The address of
 * a single record in it is not documented.
 */
export const DASHBOARD = 'https://app.trillet.ai';
