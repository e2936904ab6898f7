package jp.noren.settings.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The providers' instances with settings of their own, on this node. */
public interface Instances {

    /**
     * An instance that there should be.
     *
     * @param values secrets in clear: in memory only
     */
    record Wanted(OwnSettings.Of of, long revision, Map<String, List<String>> values) {
        @Override
        public String toString() {
            return "Wanted[" + of + ", " + revision + "]";
        }
    }

    /**
     * Makes them, and lets those go that are not wanted any more. One that changes is replaced: the new one is there before the old one leaves.
     *
     * @param keep whose instance stays as it is, although it is not among those wanted
     */
    void arrange(List<Wanted> wanted, Set<OwnSettings.Of> keep);

    /** Says which storefronts are served by nothing but their own instance. */
    void close(Set<OwnSettings.Of> own);

    /** The revision that serves on this node now. */
    Optional<Long> serving(OwnSettings.Of of);
}
