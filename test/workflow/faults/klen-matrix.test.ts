import { useKlen } from '../klen/klen';
import { testMatrix } from './matrix';

testMatrix(useKlen());
