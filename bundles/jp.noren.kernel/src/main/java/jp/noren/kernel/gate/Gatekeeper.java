package jp.noren.kernel.gate;

import java.util.Map;
import java.util.Set;

/**
 * Says what may serve behind the gates of this node, and which of several serves for whom. Registered as a service; whoever keeps gates asks all of
 * them. A gate needs none: then everything is admitted and the highest version serves.
 *
 * <p>A bundle that registers one promises so in its manifest ({@link #CAPABILITY}): from the start of the node the gates stay closed until each gatekeeper
 * that was promised has spoken, so that nothing serves for a moment that must not. What it said last is remembered while its bundle is replaced.
 *
 * <p>When its answers have changed it sets its service property {@link #REVISION} to another value; the gates then ask again.
 */
public interface Gatekeeper {
    /** Namespace of the capability in the manifest of a bundle that registers a gatekeeper by itself when it is started. */
    String CAPABILITY = "noren.gatekeeper";

    /** Service property, any value that differs from the one before. */
    String REVISION = "noren.gatekeeper.revision";

    /** Service property of what stands behind a gate: the id of the one storefront that it serves; without it, all that have no own. */
    String STOREFRONT = "noren.storefront";

    /**
     * The callers of one gate that are served by the same.
     *
     * @param gate what the gate belongs to: a provider's id
     * @param storefront whose calls; null for those of every storefront that has no lane of its own
     */
    record Lane(String gate, String storefront) {
        /** The lane of all that have no own. */
        public static Lane common(String gate) {
            return new Lane(gate, null);
        }

        public boolean isCommon() {
            return storefront == null;
        }

        @Override
        public String toString() {
            return isCommon() ? gate : gate + "@" + storefront;
        }
    }

    /**
     * Whether what a bundle registers may be called.
     *
     * @param bundle the id of the bundle on this node
     * @param modified when it was installed or updated last, epoch milliseconds: what was admitted once is another thing after an update
     */
    default boolean admits(long bundle, long modified) {
        return true;
    }

    /**
     * The version (as in {@code Bundle-Version}) that serves a lane. Another one does not serve it, even when this one is missing: then the door is
     * closed and callers wait. A storefront's lane without a route goes by that of the common lane. Where neither has one, the highest version serves.
     */
    default Map<Lane, String> routes() {
        return Map.of();
    }

    /**
     * The storefronts' lanes that are served by an instance of their own ({@link #STOREFRONT}) and by nothing else: while that instance is missing the
     * door is closed, since the common one would move the money of another contract.
     */
    default Set<Lane> ownInstances() {
        return Set.of();
    }

    /** A call ended in a way that nobody outside explains: a class or a method was missing. Told on the thread of that call; return soon. */
    default void broken(long bundle, LinkageError error) {
        // whoever can take a version back does
    }
}
