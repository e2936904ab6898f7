package jp.noren.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Linux says of a process: CPU time and resident memory. */
public final class ProcessFigures {
    /** Clock ticks of /proc/pid/stat; 100 a second on every Linux for x86-64 and arm64. */
    private static final double TICKS_PER_SECOND = 100.0;

    /** Where after the name the times begin: user, system, then both of the children that have ended. */
    private static final int FIRST_COUNTER = 11;

    private ProcessFigures() {}

    /** User and system time so far, seconds. */
    public static double cpuSeconds(long pid) {
        return cpuSeconds(pid, 2);
    }

    /** The same with that of its children that have ended. */
    static double cpuSecondsWithTheDead(long pid) {
        return cpuSeconds(pid, 4);
    }

    private static double cpuSeconds(long pid, int counters) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields, FIRST_COUNTER, FIRST_COUNTER + counters)
                        .mapToLong(Long::parseLong)
                        .sum()
                / TICKS_PER_SECOND;
    }

    /** Resident memory, MiB. */
    public static long residentMiB(long pid) {
        return status(pid, "VmRSS:") / 1024;
    }

    public static long threads(long pid) {
        return status(pid, "Threads:");
    }

    /** How many threads have which name; numbers in names are left out. */
    static Map<String, Long> threadNames(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return tasks.flatMap(ProcessFigures::name)
                    .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        } catch (IOException e) {
            throw new IllegalStateException("process gone: " + pid, e);
        }
    }

    private static Stream<String> name(Path task) {
        try {
            return Stream.of(Files.readString(task.resolve("comm")).strip().replaceAll("\\d+", "#"));
        } catch (IOException e) {
            // ended meanwhile
            return Stream.empty();
        }
    }

    /** Sockets that it holds open. */
    public static long sockets(long pid) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.filter(ProcessFigures::isSocket).count();
        } catch (IOException e) {
            throw new IllegalStateException("process gone: " + pid, e);
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException e) {
            // closed meanwhile
            return false;
        }
    }

    private static long status(long pid, String field) {
        return read(Path.of("/proc/" + pid + "/status"))
                .lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("process gone: " + file, e);
        }
    }
}
