import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Draws `architecture.svg` from the list of arrows in `ArchitectureTest`: `java src/docs/ArchitecturePicture.java`, run in the
/// project's folder. Packages with inner packages are one box, except for `ui`, whose features are one box. An arrow that
/// follows from others is left out, and so is `text`, which all may use.
final class ArchitecturePicture {
    private static final int WIDTH = 1120;
    private static final int BOX = 46;
    private static final int FLOOR = 92;

    private final Map<String, TreeSet<String>> uses = new TreeMap<>();
    private final Map<String, TreeSet<String>> inner = new TreeMap<>();
    private final Map<String, Integer> floors = new TreeMap<>();

    public static void main(String[] args) throws IOException {
        String test = Files.readString(Path.of("src/test/java/sweetspot/ArchitectureTest.java"));
        int from = test.indexOf("ARROWS = \"\"\"");
        String list = test.substring(test.indexOf('\n', from) + 1, test.indexOf("\"\"\"", from + 13)).replaceAll("\\\\\\R", " ");
        Path picture = Path.of("src/docs/architecture.svg");
        Files.writeString(picture, new ArchitecturePicture(list).svg());
        System.out.println("Wrote " + picture);
    }

    private ArchitecturePicture(String list) {
        for (String line : list.lines().filter(l -> !l.isBlank()).toList()) {
            String[] parts = line.strip().split(":", 2);
            String box = box(parts[0].strip());
            if (box.equals("text")) continue;
            TreeSet<String> targets = uses.computeIfAbsent(box, b -> new TreeSet<>());
            String name = parts[0].strip();
            if (!name.equals(box)) inner.computeIfAbsent(box, b -> new TreeSet<>()).add(name.substring(name.indexOf('.') + 1));
            for (String to : parts[1].strip().split("\\s+")) {
                if (!to.isEmpty() && !box(to).equals(box)) targets.add(box(to));
            }
        }
        for (String box : uses.keySet()) floor(box);
    }

    private static String box(String name) {
        int dot = name.indexOf('.');
        if (dot < 0) return name;
        if (!name.startsWith("ui.")) return name.substring(0, dot);
        return switch (name) {
            case "ui.kit", "ui.chart", "ui.draft", "ui.study", "ui.shell" -> name;
            default -> "ui features";
        };
    }

    /// One more than the highest floor that the box stands on.
    private int floor(String box) {
        Integer known = floors.get(box);
        if (known != null) return known;
        floors.put(box, 0);
        int floor = 0;
        for (String to : uses.getOrDefault(box, new TreeSet<>())) floor = Math.max(floor, floor(to) + 1);
        floors.put(box, floor);
        return floor;
    }

    private boolean reaches(String from, String to) {
        for (String next : uses.getOrDefault(from, new TreeSet<>())) if (next.equals(to) || reaches(next, to)) return true;
        return false;
    }

    private boolean follows(String from, String to) {
        for (String other : uses.get(from)) if (!other.equals(to) && reaches(other, to)) return true;
        return false;
    }

    /// Boxes of each floor from the lowest, each floor ordered by where the boxes below stand, which crosses fewer arrows.
    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        floors.forEach((box, floor) -> {
            while (rows.size() <= floor) rows.add(new ArrayList<>());
            rows.get(floor).add(box);
        });
        Map<String, Double> places = new HashMap<>();
        for (List<String> row : rows) {
            row.sort((a, b) -> Double.compare(middle(a, places), middle(b, places)));
            for (int i = 0; i < row.size(); i++) places.put(row.get(i), (i + 0.5) / row.size());
        }
        return rows;
    }

    private double middle(String box, Map<String, Double> places) {
        return uses.get(box).stream().filter(to -> !follows(box, to)).mapToDouble(to -> places.getOrDefault(to, 0.5)).average()
                .orElse(0.5);
    }

    private static int width(String box, String names) {
        return Math.max(90, 24 + Math.max(9 * box.length(), (int) (5.8 * names.length())));
    }

    private String svg() {
        List<List<String>> rows = rows();
        int height = rows.size() * FLOOR + 30;
        Map<String, int[]> at = new HashMap<>();
        StringBuilder boxes = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            int y = height - (r + 1) * FLOOR + 8;
            List<String> row = rows.get(r);
            int total = row.stream().mapToInt(b -> width(b, names(b))).sum();
            int gap = (WIDTH - total) / (row.size() + 1);
            int x = gap;
            for (String box : row) {
                int w = width(box, names(box));
                at.put(box, new int[] {x + w / 2, y});
                boxes.append(("<rect x='%d' y='%d' width='%d' height='%d' rx='6' fill='%s' stroke='#57606a'/>%n"
                        + "<text x='%d' y='%d' font-size='15' font-weight='600'>%s</text>%n").formatted(x, y, w, BOX,
                        box.startsWith("ui") || box.equals("app") ? "#ddf4ff" : "#f6f8fa", x + w / 2,
                        y + (names(box).isEmpty() ? 28 : 20), box));
                if (!names(box).isEmpty()) boxes.append("<text x='%d' y='%d' font-size='11'>%s</text>%n"
                        .formatted(x + w / 2, y + 37, names(box)));
                x += w + gap;
            }
        }
        StringBuilder lines = new StringBuilder();
        uses.forEach((from, targets) -> targets.forEach(to -> {
            if (to.equals("text") || follows(from, to)) return;
            int[] a = at.get(from), b = at.get(to);
            lines.append("<path d='M%d %d C%d %d %d %d %d %d'/><path d='M%d %d l-4 -8 h8 z' fill='#57606a'/>%n".formatted(
                    a[0], a[1] + BOX, a[0], a[1] + BOX + 30, b[0], b[1] - 36, b[0], b[1] - 8, b[0], b[1]));
        }));
        return """
                <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' text-anchor='middle' fill='#1f2328'>
                <title>The packages of Sweetspot; an arrow points from a package to one that it uses</title>
                <rect width='%d' height='%d' fill='#ffffff'/>
                <g fill='none' stroke='#8c959f' stroke-width='1.2'>
                %s</g>
                %s</svg>
                """.formatted(WIDTH, height, WIDTH, height, lines, boxes);
    }

    private String names(String box) {
        return String.join(" · ", inner.getOrDefault(box, new TreeSet<>()).stream().filter(n -> !box.equals("ui." + n)).toList());
    }
}
