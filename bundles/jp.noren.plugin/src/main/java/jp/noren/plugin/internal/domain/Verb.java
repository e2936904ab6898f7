package jp.noren.plugin.internal.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done to a bundle. */
public enum Verb {
    INSTALL,
    START,
    STOP,
    /** Another version takes the place of the running one; callers wait for the moment between. */
    UPDATE,
    /** Another version starts beside the running one, is tested, and takes over. */
    SWAP,
    /** Back to the version that served before. */
    ROLLBACK,
    /** From now on each node serves what it came with: before the archive itself is upgraded. */
    RELEASE,
    UNINSTALL;

    /** Whether it brings a jar along. */
    public boolean bringsArtefact() {
        return this == INSTALL || this == UPDATE || this == SWAP;
    }

    /** What may be asked of a bundle that is named in a URL; empty for any other word. */
    public static Optional<Verb> named(String word) {
        return Arrays.stream(values())
                .filter(verb ->
                        verb != INSTALL && verb != UNINSTALL && verb.word().equals(word))
                .findFirst();
    }

    /** As it stands in URLs and acts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
