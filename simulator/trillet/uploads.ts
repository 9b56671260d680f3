import { ApiError } from '../core/api-error';
import type { UploadedFile } from '../core/multipart';
import type { TrilletExchange } from './exchange';

const MAX_BYTES = 50 * 1024 * 1024;

/**
 * The file of a form.
 *
 * @param endings the endings of file names that are allowed; all when absent
 * @throws when it is missing, too large or of another kind
 */
export function attachedFile(
	{ form }: TrilletExchange,
	field: string,
	endings?: string[],
): UploadedFile {
	const file = form?.files[field];
	if (!file) throw new ApiError(400, 'invalid_request', `${field} is required`);
	if (file.content.length > MAX_BYTES) {
		throw new ApiError(413, 'file_too_large', 'The file may have 50 MB at most');
	}
	const ending = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
	if (endings && !endings.includes(ending)) {
		throw new ApiError(400, 'invalid_request', `The file must be one of: ${endings.join(', ')}`);
	}
	return file;
}
