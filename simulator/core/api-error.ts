/** Thrown by handlers to answer with an error; each vendor gives it its own envelope. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly extra: { headers?: Record<string, string>; fields?: Record<string, unknown> } = {},
	) {
		super(message);
	}
}
