package jp.noren.bench;

import java.time.Duration;

/** What a node holds: what a swap leaves behind shows here. */
record PluginFootprint(int loaders, long threads, long sockets, long residentMiB) {
    /** Threads of pools that serve many come and go. */
    private static final long POOLS = 24;

    static PluginFootprint of(long pid) {
        // idle threads of a provider's pool end by themselves
        Poll.until(Duration.ofSeconds(15), () -> false);
        return new PluginFootprint(
                Loaders.alive(pid),
                ProcessFigures.threads(pid),
                ProcessFigures.sockets(pid),
                ProcessFigures.residentMiB(pid));
    }

    void compare(Score score, PluginFootprint after) {
        score.say("before " + this);
        score.say("after  " + after);
        score.check("class loaders of bundles: 2 more at most", after.loaders - loaders <= 2, after.loaders - loaders);
        score.check("threads: " + POOLS + " more at most", after.threads - threads <= POOLS, after.threads - threads);
        score.check("sockets: " + POOLS + " more at most", after.sockets - sockets <= POOLS, after.sockets - sockets);
    }
}
