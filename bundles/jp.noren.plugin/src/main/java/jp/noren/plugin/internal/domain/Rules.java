package jp.noren.plugin.internal.domain;

import java.util.Map;
import jp.noren.kernel.Decision;

/** Which act is possible on which bundle, before anything is touched (design.md section 7.5). */
public final class Rules {
    /** This bundle cannot take itself out of the node that it works on. */
    public static final String SELF = "jp.noren.plugin";

    private Rules() {}

    /**
     * @param there what is installed under that name; null when nothing is
     * @param coming what is to be installed; null for acts without a jar
     */
    public static Decision check(Verb verb, Facts there, Facts coming) {
        String name = there == null ? coming.name() : there.name();
        if (name.equals(SELF)) {
            return no("plugin.not-itself", name);
        }
        if (there != null && there.kind() == Kind.FOUNDATION || coming != null && coming.kind() == Kind.FOUNDATION) {
            return no("plugin.needs-restart", name);
        }
        return coming == null ? Decision.allowed() : checkArtefact(verb, there, coming);
    }

    private static Decision checkArtefact(Verb verb, Facts there, Facts coming) {
        if (!coming.ours()) {
            return no("plugin.not-ours", coming.name());
        }
        if (verb == Verb.INSTALL) {
            return there == null ? Decision.allowed() : no("plugin.already-installed", coming.name());
        }
        if (there != null && !there.name().equals(coming.name())) {
            return no("plugin.other-bundle", coming.name());
        }
        if (verb == Verb.SWAP && there != null) {
            return sideBySide(there, coming);
        }
        return Decision.allowed();
    }

    private static Decision sideBySide(Facts there, Facts coming) {
        boolean keepsNothing =
                coming.kind() == Kind.PROVIDER && coming.schemas().isEmpty();
        if (!keepsNothing || there.kind() != Kind.PROVIDER) {
            return no("plugin.not-side-by-side", coming.name());
        }
        return there.version().equals(coming.version()) ? no("plugin.same-version", coming.name()) : Decision.allowed();
    }

    private static Decision no(String code, String name) {
        return Decision.rejected(code, Map.of("plugin", name));
    }
}
