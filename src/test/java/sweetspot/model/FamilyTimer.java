package sweetspot.model;

import java.util.Map;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.prepare.Pipeline;
import sweetspot.space.Configuration;

/// Times fits of one comparison case, for work on speed: `FamilyTimer DATA FAMILY [repeats [probabilities]] [k=v …]`.
final class FamilyTimer {
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory
                .getOperatingSystemMXBean()).getProcessCpuTime();
    }

    public static void main(String[] args) throws Exception {
        ComparisonData.Loaded data = ComparisonData.load(ComparisonData.all().stream()
                .filter(e -> e.name().equals(args[0])).findFirst().orElseThrow());
        ModelFamily family = ModelCatalog.byId(args[1]);
        int repeats = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        boolean probabilities = args.length > 3 && Boolean.parseBoolean(args[3]);
        Map<String, Object> settings = new java.util.LinkedHashMap<>();
        for (int a = 4; a < args.length; a++) {
            String[] kv = args[a].split("=");
            Object v;
            try {
                v = kv[1].contains(".") || kv[1].contains("e") ? (Object) Double.parseDouble(kv[1])
                        : (Object) Long.parseLong(kv[1]);
            } catch (NumberFormatException _) {
                v = kv[1];
            }
            settings.put(kv[0], v);
        }
        Configuration c = new SpaceCheck(family, data.shape()).complete(Configuration.of(settings));
        int[] train = data.train(0);
        int[] test = data.test(0);
        Pipeline pipeline = Pipeline.fit(family.preparation(), data.features(), train);
        double[][] x = pipeline.transform(data.features(), train);
        double[][] t = pipeline.transform(data.features(), test);
        FitContext context = new FitContext(() -> false, probabilities);
        for (int r = 0; r < repeats; r++) {
            long start = cpu();
            FittedModel m = family.fit(x, data.y().rows(train), c, 1, context);
            long fitted = cpu();
            Prediction p = m.predict(t, context);
            long end = cpu();
            double score = Comparison.metrics(data.entry()).get(0).score(data.y().rows(test), p, data.positive());
            System.out.printf("fit %.3f s, predict %.3f s, score %.5f%n", (fitted - start) / 1e9, (end - fitted) / 1e9,
                    score);
        }
    }
}
