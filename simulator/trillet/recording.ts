import { recording } from '../core/audio';
import type { CallRecord } from './records';

/** The sound of a call: another one for each call, the same for the same call. */
export function recordingOf({ _id }: CallRecord): Buffer {
	return recording([..._id].reduce((sum, character) => sum + character.charCodeAt(0), 0));
}
