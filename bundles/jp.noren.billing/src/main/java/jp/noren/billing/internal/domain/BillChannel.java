package jp.noren.billing.internal.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a member's bills reach him: as a rule by mail to his registered address, else as the desk has marked it (R137). */
public enum BillChannel {
    EMAIL,
    /** On paper; the desk prints and posts it. */
    POST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BillChannel> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
