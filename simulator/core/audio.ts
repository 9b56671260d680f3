const SAMPLE_RATE = 8000;
const SECONDS = 2;
const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/** Pentatonic scale in hertz, so that any sequence of notes sounds tolerable. */
const NOTES = [262, 294, 330, 392, 440, 523];

/**
 * A short recording that plays: two seconds of notes as a mono 16-bit PCM WAV file, the same for the
 * same seed.
 */
export function recording(seed: number): Buffer {
	const samples = SAMPLE_RATE * SECONDS;
	const file = Buffer.alloc(HEADER_BYTES + samples * BYTES_PER_SAMPLE);
	writeHeader(file);
	const samplesPerNote = SAMPLE_RATE / 4;
	for (let sample = 0; sample < samples; sample++) {
		const note = NOTES[(seed * 7 + Math.floor(sample / samplesPerNote) * 5) % NOTES.length] ?? 440;
		const fade = 1 - (sample % samplesPerNote) / samplesPerNote;
		const level = Math.sin((2 * Math.PI * note * sample) / SAMPLE_RATE) * fade;
		file.writeInt16LE(Math.round(level * 12_000), HEADER_BYTES + sample * BYTES_PER_SAMPLE);
	}
	return file;
}

function writeHeader(file: Buffer): void {
	file.write('RIFF', 0);
	file.writeUInt32LE(file.length - 8, 4);
	file.write('WAVEfmt ', 8);
	file.writeUInt32LE(16, 16);
	file.writeUInt16LE(1, 20);
	file.writeUInt16LE(1, 22);
	file.writeUInt32LE(SAMPLE_RATE, 24);
	file.writeUInt32LE(SAMPLE_RATE * BYTES_PER_SAMPLE, 28);
	file.writeUInt16LE(BYTES_PER_SAMPLE, 32);
	file.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
	file.write('data', 36);
	file.writeUInt32LE(file.length - HEADER_BYTES, 40);
}
