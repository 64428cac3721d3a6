package sweetspot.search;

import sweetspot.search.ScalarizingSampler.Rule;

class CmaEsSeveralObjectivesTest extends SamplerContract {
    @Override
    protected Sampler create() {
        return new ScalarizingSampler(CmaEsSampler::new, Rule.RANK);
    }
}
