package jp.noren.inquiry.internal.domain;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where an inquiry stands. */
public enum TicketState {
    NEW,
    ANSWERED,
    CLOSED;

    public Set<TicketState> next() {
        return switch (this) {
            case NEW -> EnumSet.of(ANSWERED, CLOSED);
            case ANSWERED -> EnumSet.of(CLOSED);
            case CLOSED -> EnumSet.noneOf(TicketState.class);
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
