package sweetspot.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program to tune that needs nothing but Java: run once for each trial, it does what its first argument says.
public final class SmallProgram {
    private static final String STARTER = "sweetspot.starter";

    private SmallProgram() {}

    /// A flag for Java that tells programs of these tests from those of tests that run at the same time. Programs that
    /// they start pass it on.
    public static String mark() {
        return "-D" + STARTER + "=" + System.getProperty(STARTER, Long.toString(ProcessHandle.current().pid()));
    }

    /// The command that starts it.
    public static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-Xshare:auto", mark(), "-cp",
                        Path.of("target", "test-classes").toAbsolutePath().toString(), SmallProgram.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// How many of them run.
    public static long running() {
        return running(SmallProgram.class).size();
    }

    /// The processes that run the `main` of a class for these tests.
    public static List<ProcessHandle> running(Class<?> program) {
        return ProcessHandle.allProcesses().filter(p -> {
            String command = CommandLines.of(p);
            return command.contains(program.getName()) && command.contains(mark() + " ");
        }).toList();
    }

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            // parabola --x X: best at 2
            case "parabola" -> {
                System.out.println("epoch 1");
                double x = Double.parseDouble(args[2]);
                System.out.println((x - 2) * (x - 2));
            }
            // train "--x=X; exit" "{k}=KIND" [--n=N]: the value is X; fails where N is 3.
            case "train" -> {
                System.out.println("epoch 1");
                if (args.length == 4 && args[3].equals("--n=3")) {
                    System.err.println("n is 3");
                    System.exit(4);
                }
                if (!args[1].endsWith("; exit") || !args[2].startsWith("{k}="))
                    throw new IllegalArgumentException(args[1]);
                System.out.println(args[1].split("=|;")[1]);
            }
            case "says" -> {
                for (int i = 1; i < args.length; i++) System.out.println(args[i]);
            }
            case "chatters" -> {
                for (int i = 1; i <= 20_000; i++) System.out.println(i);
            }
            case "fails" -> {
                for (int i = 1; i <= 30; i++) System.err.println("error line " + i);
                System.exit(3);
            }
            case "folder" -> System.out.println(Files.exists(Path.of("marker")) ? 1 : 0);
            // Starts a child that sleeps, and sleeps itself.
            case "forks" -> {
                new ProcessBuilder(command("sleeps")).inheritIO().start();
                System.out.println("forked");
                Thread.sleep(120_000);
            }
            case "sleeps" -> Thread.sleep(120_000);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }
}
