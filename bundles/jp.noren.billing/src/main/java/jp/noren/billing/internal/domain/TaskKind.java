package jp.noren.billing.internal.domain;

import java.util.Locale;

/** What the desk has to do by hand so that a bill reaches its member (R137). */
public enum TaskKind {
    /** His mail came back: find his right address, or another way. */
    BOUNCED,
    /** He gets it on paper: post it. */
    POST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its text. */
    public String code() {
        return "billing.task-" + word();
    }
}
