package jp.noren.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Counts the class loaders of bundles that are still alive in another JVM, by the JDK's own jcmd. */
public final class Loaders {
    private static final String LOADER = "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";

    private Loaders() {}

    /** After garbage collections, until the number no longer falls. */
    public static int alive(long pid) {
        int[] last = {Integer.MAX_VALUE};
        Poll.until(Duration.ofSeconds(30), () -> {
            jcmd(pid, "GC.run");
            int now = count(pid);
            boolean settled = now >= last[0];
            last[0] = Math.min(last[0], now);
            return settled;
        });
        return last[0];
    }

    /** Writes what is in its memory into a file. */
    static void dump(long pid, Path file) {
        jcmd(pid, "GC.heap_dump " + file.toAbsolutePath());
    }

    private static int count(long pid) {
        return jcmd(pid, "GC.class_histogram")
                .lines()
                .map(String::trim)
                .filter(line -> line.endsWith(LOADER) || line.contains(LOADER + " "))
                .mapToInt(line -> Integer.parseInt(line.split("\\s+")[1]))
                .sum();
    }

    private static String jcmd(long pid, String command) {
        try {
            Process process = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/jcmd", String.valueOf(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
