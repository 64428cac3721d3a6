package sweetspot.search;

class AdvisedSamplerTest extends SamplerContract {

    @Override
    protected Sampler create() {
        return new AdvisedSampler();
    }
}
