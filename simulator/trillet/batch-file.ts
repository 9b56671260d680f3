import { parse } from 'papaparse';
import { ApiError } from '../core/api-error';
import type { UploadedFile } from '../core/multipart';
import type { SmartCallback } from './records';

const MAX_BYTES = 20 * 1024 * 1024;

/**
 * The lines of a batch's CSV file, by the names of its columns.
 *
 * @throws when the file is missing, too large, empty or without numbers
 */
export function readBatchFile(file: UploadedFile | undefined): Array<Record<string, string>> {
	if (!file) throw refused('file is required');
	if (file.content.length > MAX_BYTES) {
		throw new ApiError(413, 'file_too_large', 'The file may have 20 MB at most');
	}
	const text = file.content.toString('utf8').replace(/^\uFEFF/, '');
	const { data, errors, meta } = parse<Record<string, string>>(text, {
		header: true,
		skipEmptyLines: true,
		delimiter: ',',
	});
	const [error] = errors;
	if (error)
		throw refused(`The CSV file is broken in line ${(error.row ?? 0) + 2}: ${error.message}`);
	if (!meta.fields?.includes('phone_number')) {
		throw refused('The CSV file has no column phone_number');
	}
	if (data.length === 0) throw refused('The CSV file has no lines');
	return data;
}

/** @throws when the text is not the documented JSON */
export function readSmartCallback(text: string | undefined): SmartCallback | null {
	if (text === undefined) return null;
	try {
		const { enabled, maxAttempts = 5, gaps = [] } = JSON.parse(text) as Partial<SmartCallback>;
		return { enabled: enabled === true, maxAttempts, gaps };
	} catch {
		throw refused('smartCallbackConfig is not valid JSON');
	}
}

function refused(message: string): ApiError {
	return new ApiError(400, 'invalid_request', message);
}
