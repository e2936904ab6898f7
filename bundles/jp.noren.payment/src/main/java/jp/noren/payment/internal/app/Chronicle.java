package jp.noren.payment.internal.app;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.payment.api.Payments;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.PublicEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What stays written of a change, in the transaction of the change: the books, the trail, and the event for whoever waits for it. */
@Component(service = Chronicle.class)
public final class Chronicle {
    /** The house itself. */
    static final Caller HOUSE = Caller.system("payment");

    private final Books books;
    private final AuditTrail trail;
    private final Outbox outbox;

    @Activate
    public Chronicle(@Reference Books books, @Reference AuditTrail trail, @Reference Outbox outbox) {
        this.books = books;
        this.trail = trail;
        this.outbox = outbox;
    }

    /** Books what an attempt came to. */
    void settled(Attempt before, Attempt after, Instant at) {
        if (after.state() == AttemptState.SUCCEEDED) {
            books.post(
                    after.order().storefront(),
                    LedgerEntry.charge(
                            after.id(), after.order().provider(), after.money().amount()),
                    at);
        }
        if (after.state().isEnd() || after.state() == AttemptState.NEEDS_OPERATOR) {
            trail.record(
                    HOUSE,
                    after.order().storefront(),
                    "payment." + word(after.state()),
                    after.id(),
                    details(before, after));
        }
        if (after.state().isEnd()) {
            announce(after, at);
        }
    }

    /** For other companies' systems: how a payment ended. */
    private void announce(Attempt after, Instant at) {
        Map<String, Object> data = data(after);
        data.put("declined", after.view().declined().map(Enum::name).orElse(null));
        String type = "payment." + after.view().status().name().toLowerCase(java.util.Locale.ROOT);
        outbox.announce(new PublicEvent(type, at, after.order().storefront(), after.id(), data));
    }

    private static Map<String, Object> data(Attempt attempt) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("payment", attempt.id());
        data.put("purpose", attempt.order().purpose());
        data.put("method", attempt.order().method());
        data.put("provider", attempt.order().provider());
        data.put("amount", attempt.money().amount());
        data.put("status", attempt.view().status().name().toLowerCase(java.util.Locale.ROOT));
        return data;
    }

    /** For other companies' systems: money went back. */
    void refunded(Attempt after, Refund refund, Instant at) {
        Map<String, Object> data = data(after);
        data.put("refund", refund.id());
        data.put("refund_amount", refund.order().amount());
        data.put("refunded", after.money().refunded());
        outbox.announce(new PublicEvent("payment.refunded", at, after.order().storefront(), after.id(), data));
    }

    private static String word(AttemptState state) {
        return state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> details(Attempt before, Attempt after) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("from", before.state().name());
        details.put("amount", after.money().amount().amount());
        details.put("provider", after.order().provider());
        details.put("purpose", after.order().purpose());
        if (after.handle().reference() != null) {
            details.put("reference", after.handle().reference());
        }
        if (after.standing().reason() != null) {
            details.put("reason", after.standing().reason().name());
        }
        if (after.standing().declined() != null) {
            details.put("declined", after.standing().declined().name());
        }
        return details;
    }

    /** A transfer has become whole; its money stands in the books deposit by deposit. */
    void received(Attempt after) {
        Map<String, Object> details = Map.of(
                "amount",
                after.money().amount().amount(),
                "purpose",
                after.order().purpose());
        trail.record(HOUSE, after.order().storefront(), "payment.succeeded", after.id(), details);
        announce(after, after.standing().since());
    }

    void post(String storefront, LedgerEntry entry, Instant at) {
        books.post(storefront, entry, at);
    }

    void audit(Caller actor, String storefront, String act, String object, Map<String, ?> details) {
        trail.record(actor, storefront, act, object, details);
    }

    /** Tells whoever asked for the payment that it changed by itself. */
    void changed(Attempt after) {
        String purpose = after.order().purpose();
        outbox.publish(
                purpose.startsWith(Payments.CHARGE) ? Payments.CHARGE_CHANGED : Payments.CHANGED,
                purpose,
                String.format(
                        "{\"payment\":\"%s\",\"purpose\":\"%s\",\"status\":\"%s\"}",
                        after.id(), purpose, after.view().status()));
    }
}
