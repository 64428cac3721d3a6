package sweetspot.worker;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A program that breaks the line protocol in the way its argument says.
public final class HostileProgram {
    private static final String WAITS = "waits for a file, ";

    private HostileProgram() {}

    public static void main(String[] args) throws Exception {
        String way = args[0];
        if (way.startsWith(WAITS)) {
            while (!Files.exists(Path.of("go"))) Thread.sleep(20);
            way = way.substring(WAITS.length());
        }
        if (way.equals("sleeps")) Thread.sleep(120_000);
        if (way.equals("exits at once")) System.exit(7);
        if (way.equals("says nothing")) Thread.sleep(120_000);
        if (way.equals("cannot be set up")) {
            System.err.println("Traceback: no module named torch");
            System.exit(1);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        in.readLine();
        say("{\"type\": \"ready\"}");
        while (true) {
            String line = in.readLine();
            if (line == null) return;
            if (line.contains("evaluate")) misbehave(way, line.replaceAll(".*\"trial\":(\\d+).*", "$1"));
        }
    }

    private static void misbehave(String way, String trial) throws Exception {
        switch (way) {
            case "answers garbage" -> say("epoch 1, loss 0.3");
            case "answers for the wrong trial" -> say(result("99", "[1.0]"));
            case "answers with a text value" -> say(result(trial, "[\"high\"]"));
            case "answers without a value" -> say("{\"type\": \"result\", \"trial\": " + trial
                    + ", \"state\": \"complete\"}");
            case "answers NaN" -> say(result(trial, "[NaN]"));
            case "answers twice" -> {
                say(result(trial, "[1.0]"));
                say(result(trial, "[2.0]"));
            }
            case "answers for trial -1 too" -> {
                say(result(trial, "[1.0]"));
                say(result("-1", "[2.0]"));
            }
            case "writes 100 MB" -> {
                byte[] block = new byte[1 << 20];
                java.util.Arrays.fill(block, (byte) 'x');
                for (int i = 0; i < 100; i++) System.out.write(block);
                System.out.flush();
                Thread.sleep(120_000);
            }
            case "writes 100 MB of errors" -> {
                byte[] block = new byte[1 << 20];
                java.util.Arrays.fill(block, (byte) 'x');
                for (int i = 0; i < 100; i++) System.err.write(block);
                say(result(trial, "[1.0]"));
            }
            case "closes its output" -> {
                System.out.close();
                Thread.sleep(120_000);
            }
            case "exits in the trial" -> System.exit(5);
            case "leaves a child behind" -> {
                child();
                System.exit(6);
            }
            case "ignores stop" -> {
                child();
                Thread.sleep(120_000);
            }
            case "fails at length" -> say("{\"type\": \"result\", \"trial\": " + trial + ", \"state\": \"failed\", "
                    + "\"error\": \"" + "x".repeat(900_000) + "\"}");
            case "answers with half a character" -> say("{\"type\": \"result\", \"trial\": " + trial
                    + ", \"state\": \"complete\", \"values\": [1.0], \"attributes\": {\"a\": [\"b\\udc00\"]}}");
            case "answers in binary" -> {
                for (int i = 0; i < 500; i++) System.out.write((i * 7919) & 0xFF | 1);
                System.out.write('\n');
                System.out.flush();
                Thread.sleep(120_000);
            }
            case "answers without a line end" -> {
                System.out.print(result(trial, "[1.0]"));
                System.out.flush();
                System.out.close();
                System.exit(0);
            }
            case "writes many errors" -> {
                for (int i = 1; i <= 100_000; i++) System.err.println(i == 99_999 ? "y".repeat(5_000) : "error " + i);
                System.exit(4);
            }
            case "reports without end" -> {
                for (int i = 0;; i++) {
                    say("{\"type\": \"report\", \"trial\": " + trial + ", \"step\": " + i + ", \"value\": 1}");
                    if (System.out.checkError()) System.exit(0);
                }
            }
            case "never reads" -> Thread.sleep(120_000);
            default -> throw new IllegalArgumentException(way);
        }
    }

    /// A child that keeps the pipes open.
    private static void child() throws Exception {
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), SmallProgram.mark(),
                "-cp",
                System.getProperty("java.class.path"), HostileProgram.class.getName(), "sleeps").inheritIO().start();
        say("{\"type\": \"report\", \"trial\": 0, \"step\": 0, \"value\": 1}");
        Thread.sleep(200);
    }

    private static String result(String trial, String values) {
        return "{\"type\": \"result\", \"trial\": " + trial + ", \"state\": \"complete\", \"values\": " + values + "}";
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
