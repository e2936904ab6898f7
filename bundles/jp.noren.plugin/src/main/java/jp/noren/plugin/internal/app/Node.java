package jp.noren.plugin.internal.app;

import java.util.concurrent.Future;

/** This node, and the one thread on which it changes its bundles: one act after the other, never inside a request. */
public interface Node {

    /** Stays the same over restarts. */
    String id();

    Future<?> submit(Runnable act);
}
