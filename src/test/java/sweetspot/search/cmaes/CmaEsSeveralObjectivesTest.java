package sweetspot.search.cmaes;

import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;
import sweetspot.search.sampler.ScalarizingSampler;
import sweetspot.search.sampler.ScalarizingSampler.Rule;

class CmaEsSeveralObjectivesTest extends SamplerContract {
    @Override
    protected Sampler create() {
        return new ScalarizingSampler(CmaEsSampler::new, Rule.RANK);
    }
}
