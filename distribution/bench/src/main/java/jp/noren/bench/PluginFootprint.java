package jp.noren.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a node holds while nobody asks it for anything: what a swap leaves behind shows here.
 *
 * @param threads how many of which name
 */
record PluginFootprint(int loaders, Map<String, Long> threads, long sockets, long residentMiB) {
    private static final int LOADERS_MORE = 2;
    private static final long THREADS_MORE = 8;
    private static final long OWN_THREADS_MORE = 2;
    private static final long SOCKETS_MORE = 4;
    /** The pool of the HTTP server, which gives an idle thread back in a minute. */
    private static final String SERVER = "qtp";

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** Idle connections and the threads of pools end within less. */
    private static final Duration STILL = Duration.ofSeconds(45);

    /** After connections and threads have not become fewer for a while. */
    static PluginFootprint of(long pid) {
        long[] least = {Long.MAX_VALUE, System.nanoTime()};
        Poll.until(PATIENCE, () -> {
            long now = ProcessFigures.threads(pid) + ProcessFigures.sockets(pid);
            if (now < least[0]) {
                least[0] = now;
                least[1] = System.nanoTime();
            }
            return System.nanoTime() - least[1] > STILL.toNanos();
        });
        return now(pid);
    }

    /** As soon as it is what it was; at last when patience ends: the HTTP server's pool gives back one thread a minute. */
    PluginFootprint again(long pid) {
        Poll.until(PATIENCE, () -> ProcessFigures.threads(pid) <= all() && ProcessFigures.sockets(pid) <= sockets);
        return now(pid);
    }

    private static PluginFootprint now(long pid) {
        return new PluginFootprint(
                Loaders.alive(pid),
                new TreeMap<>(ProcessFigures.threadNames(pid)),
                ProcessFigures.sockets(pid),
                ProcessFigures.residentMiB(pid));
    }

    private long all() {
        return threads.values().stream().mapToLong(Long::longValue).sum();
    }

    private long own() {
        return threads.entrySet().stream()
                .filter(named -> !named.getKey().startsWith(SERVER))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What is left over is kept in the node's folder, for whoever looks for the cause. */
    void compare(Score score, PluginFootprint after, Node node) {
        score.say("before " + this);
        score.say("after  " + after);
        boolean clean = most(score, "class loaders of bundles", after.loaders - (long) loaders, LOADERS_MORE)
                & most(score, "threads", after.all() - all(), THREADS_MORE)
                & most(score, "threads that are not the HTTP server's", after.own() - own(), OWN_THREADS_MORE)
                & most(score, "sockets", after.sockets - sockets, SOCKETS_MORE);
        if (!clean) {
            Path dump = node.home().resolveSibling("left-over.hprof");
            Loaders.dump(node.pid(), dump);
            score.say("what is in its memory: " + dump);
        }
    }

    private static boolean most(Score score, String what, long grown, long allowed) {
        return score.check(what + " more: " + grown + ", " + allowed + " at most", grown <= allowed, grown);
    }
}
