import type { IBinaryData } from 'n8n-workflow';

interface FileOptions {
	fileName?: string;
	fileExtension?: string;
	mimeType?: string;
	text?: string;
	/** In bytes, instead of a text. */
	size?: number;
}

/** A file as n8n keeps it in memory. */
export function fileOf({
	text = '',
	size,
	mimeType = 'application/octet-stream',
	...names
}: FileOptions): IBinaryData {
	const content = size === undefined ? Buffer.from(text) : Buffer.alloc(size);
	return { data: content.toString('base64'), mimeType, ...names };
}
