import type { Resource } from '../../shared/operation';
import type { TrilletClient } from '../api/client';
import { conversation } from './conversation';

/** Everything that the Trillet AI node can do; its first entry is the node's default. */
export const resources: Array<Resource<TrilletClient>> = [conversation];
