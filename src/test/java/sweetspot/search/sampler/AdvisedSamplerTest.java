package sweetspot.search.sampler;

import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;

class AdvisedSamplerTest extends SamplerContract {

    @Override
    protected Sampler create() {
        return new AdvisedSampler();
    }

    /// The samplers it hands over to are tested by themselves.
    @Override
    protected int[] historySizes() {
        return new int[]{0, 1, 3, 11};
    }

    @Override
    protected int manyTrials() {
        return 250;
    }
}
