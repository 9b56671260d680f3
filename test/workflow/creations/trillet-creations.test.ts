import { useTrillet } from '../trillet/trillet';
import { testCreations } from './creations';

testCreations(useTrillet());
