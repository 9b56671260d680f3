import { useTrillet } from '../trillet/trillet';
import { testMatrix } from './matrix';

testMatrix(useTrillet());
