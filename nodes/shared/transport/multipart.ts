import { randomBytes } from 'crypto';

/** One field of a multipart/form-data body. */
export type FormPart =
	| { name: string; value: string }
	| { name: string; file: Buffer; fileName: string; mimeType: string };

/** Names go between quotes; what would end them is escaped as browsers do (WHATWG, form data). */
const quoted = (text: string) =>
	`"${text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}"`;

function headOf(part: FormPart): string {
	const disposition = `Content-Disposition: form-data; name=${quoted(part.name)}`;
	if ('value' in part) return `${disposition}\r\n\r\n`;
	return `${disposition}; filename=${quoted(part.fileName)}\r\nContent-Type: ${part.mimeType}\r\n\r\n`;
}

/**
 * Writes a multipart/form-data body (RFC 7578) as bytes, which n8n sends as they are and can
 * send again; it drops the form object of Node, and the library for forms is not ours to import.
 */
export function encodeForm(parts: FormPart[]): { body: Buffer; contentType: string } {
	const boundary = `----n8n-${randomBytes(16).toString('hex')}`;
	const chunks = parts.flatMap((part) => [
		Buffer.from(`--${boundary}\r\n${headOf(part)}`),
		'value' in part ? Buffer.from(part.value) : part.file,
		Buffer.from('\r\n'),
	]);
	return {
		body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
		contentType: `multipart/form-data; boundary=${boundary}`,
	};
}
