import { useKlen } from '../klen/klen';
import { testCreations } from './creations';

testCreations(useKlen());
