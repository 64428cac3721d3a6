package sweetspot.search.gp;

import smile.math.special.Erf;

/// The logarithm of the augmented expected improvement below an incumbent, in a form that stays accurate, with a
/// useful gradient, where the improvement itself underflows (Ament et al. 2023, eq. 8 and 9).
///
/// The improvement counts for less the less a trial there would still tell: the factor `1 - τ / √(σ² + τ²)`, with τ the
/// deviation of the noise (Huang, Allen, Notz & Zeng 2006), keeps the search from scoring one spot again and again
/// because the fitted noise leaves some doubt about it.
public final class LogExpectedImprovement implements Acquisition {
    private static final double SQRT2 = Math.sqrt(2);
    static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

    private final GaussianProcess process;
    private final double incumbent;
    private final double noise;

    /// @param incumbent the value to improve on, in the process's units
    LogExpectedImprovement(GaussianProcess process, double incumbent) {
        this.process = process;
        this.incumbent = incumbent;
        this.noise = process.noiseDeviation();
    }

    @Override
    public double value(double[] x) {
        GaussianProcess.Prediction p = process.predict(x);
        double sigma = p.deviation();
        return Math.log(sigma) + logH((incumbent - p.mean()) / sigma) + logNews(sigma);
    }

    @Override
    public double value(double[] x, double[] gradient) {
        double[] meanGradient = new double[x.length];
        double[] varianceGradient = new double[x.length];
        GaussianProcess.Prediction p = process.predict(x, meanGradient, varianceGradient);
        double sigma = p.deviation();
        double z = (incumbent - p.mean()) / sigma;
        double logH = logH(z);
        // h'(z) = Φ(z)
        double ratio = Math.exp(logCdf(z) - logH);
        double newsSlope = logNewsSlope(sigma);
        for (int i = 0; i < gradient.length; i++) {
            double sigmaGradient = varianceGradient[i] / (2 * sigma);
            double zGradient = (-meanGradient[i] - z * sigmaGradient) / sigma;
            gradient[i] = sigmaGradient / sigma + ratio * zGradient + newsSlope * sigmaGradient;
        }
        return Math.log(sigma) + logH + logNews(sigma);
    }

    /// log(1 - τ / q) with q = √(σ² + τ²), written so that nothing cancels.
    private double logNews(double sigma) {
        double q = Math.sqrt(sigma * sigma + noise * noise);
        return 2 * Math.log(sigma) - Math.log(q * (q + noise));
    }

    private double logNewsSlope(double sigma) {
        double square = sigma * sigma + noise * noise;
        double q = Math.sqrt(square);
        return 2 / sigma - sigma / square - sigma / (q * (q + noise));
    }

    /// log(φ(z) + z Φ(z)).
    public static double logH(double z) {
        if (z > -1) return Math.log(Math.exp(-z * z / 2 - LOG_SQRT_2PI) + z * 0.5 * Erf.erfc(-z / SQRT2));
        double logDensity = -z * z / 2 - LOG_SQRT_2PI;
        if (z > -30) {
            // 1 + z Φ(z)/φ(z), of which the two terms nearly cancel
            double mills = scaledTail(-z);
            return logDensity + Math.log(Math.max(1 + z * mills, 1e-300));
        }
        double q = 1 / (z * z);
        return logDensity - 2 * Math.log(-z) + Math.log1p(-3 * q + 15 * q * q);
    }

    /// log Φ(z), accurate far below 0.
    static double logCdf(double z) {
        if (z > -5) return Math.log(0.5 * Erf.erfc(-z / SQRT2));
        return -z * z / 2 - LOG_SQRT_2PI + Math.log(scaledTail(-z));
    }

    /// Mills' ratio (1 - Φ(t)) / φ(t) for t ≥ 1, by Laplace's continued fraction (Abramowitz & Stegun 26.2.14).
    private static double scaledTail(double t) {
        double fraction = t;
        for (int k = t < 3 ? 200 : 40; k >= 1; k--) fraction = t + k / fraction;
        return 1 / fraction;
    }
}
