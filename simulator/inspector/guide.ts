import { klenGuide } from '../klen/guide';
import { trilletGuide } from '../trillet/guide';
import { RECEIVER_PATH } from './receiver';
import type { Guide } from './views';

/** @param origin where the simulator listens */
export function guide(origin: string): Guide {
	return { receiverUrl: `${origin}${RECEIVER_PATH}`, vendors: [klenGuide, trilletGuide] };
}
