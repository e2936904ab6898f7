package jp.noren.rental.internal.app;

import java.util.Set;

/** Who has ever hung parts on contracts or charged for them: whoever is not back yet after a restart is expected. */
public interface PartNames {
    Set<String> known(String kind);

    /** Remembers a name; more than once does nothing. */
    void know(String kind, String name);
}
