package jp.noren.plugin.internal.app;

import java.util.List;
import jp.noren.kernel.gate.GateBook;
import jp.noren.plugin.internal.domain.Route;

/** The gates of this node. */
public interface Gates {

    /** From now on the gates go by these routes; returns when they do. */
    void follow(List<Route> routes);

    /** What they go by. */
    List<Route> followed();

    /** Whether they go by anything yet: before the first time they are closed. */
    boolean isSpeaking();

    /**
     * Nobody gets into this version of a bundle any more, whatever the routes say, until it is let in again: callers wait at the door.
     *
     * @return false when it was shut already
     */
    boolean shut(String bundle, String version);

    void letIn(String bundle, String version);

    /** From now on somebody wants to know of calls that ended for want of a class; null: nobody any more. */
    void onBroken(Broken listener);

    /** Told on the thread of the call. */
    @FunctionalInterface
    interface Broken {
        void told(String bundle, String version, LinkageError error);
    }

    /** How the doors stand. */
    List<GateBook.Standing> standings();
}
