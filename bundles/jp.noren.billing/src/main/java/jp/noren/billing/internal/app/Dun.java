package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.ContractCharges;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.PublicEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What follows a try that failed, in the running transaction: a mail and another try on the days of the storefront's policy; after the last one the
 * contract is unpaid, until everything of it is paid. To end it by force is an operator's own act.
 */
@Component(service = Dun.class)
public final class Dun {
    private final Clock clock;
    private final ChargeBook charges;
    private final SettlementPolicies policies;
    private final ChargeMails mails;
    private final Events events;

    /** Who else hears of it. */
    @Component(service = Events.class)
    public record Events(Outbox outbox, AuditTrail audit) {
        @Activate
        public Events(@Reference Outbox outbox, @Reference AuditTrail audit) {
            this.outbox = outbox;
            this.audit = audit;
        }
    }

    @Activate
    public Dun(
            @Reference Clock clock,
            @Reference ChargeBook charges,
            @Reference SettlementPolicies policies,
            @Reference ChargeMails mails,
            @Reference Events events) {
        this.clock = clock;
        this.charges = charges;
        this.policies = policies;
        this.mails = mails;
        this.events = events;
    }

    /** What was asked for by somebody, and by no run yet, is told to him by his own answer. */
    void failed(Charge charge, String declined) {
        LocalDate today = Japan.day(clock.instant());
        LocalDate first = charge.standing().firstFailedOn() == null
                ? today
                : charge.standing().firstFailedOn();
        Optional<LocalDate> next = next(charge, first, today);
        boolean ours =
                charges.failed(charge, declined, first, next.map(Japan::start).orElse(null));
        if (ours) {
            announce("charge.failed", charge, next.orElse(null));
        }
        boolean byItself = charge.standing().rounds() > 0;
        if (ours && next.isPresent() && byItself) {
            mails.failed(charge, declined, next.get());
        } else if (ours && next.isEmpty()) {
            unpaid(charge);
        }
    }

    /** Asks the member to begin to pay, and reminds him. */
    void remind(Charge charge) {
        LocalDate today = Japan.day(clock.instant());
        LocalDate first = Japan.day(charge.madeAt());
        int rounds = charge.standing().rounds() + 1;
        Optional<LocalDate> next =
                policies.retries(charge.owner().storefront(), today).next(rounds, first);
        Instant due = next.map(day -> Japan.start(later(day, today))).orElse(null);
        charges.postpone(charge, due, true);
        if (next.isPresent()) {
            mails.toConfirm(charge);
        } else {
            unpaid(charge);
        }
    }

    private Optional<LocalDate> next(Charge charge, LocalDate first, LocalDate today) {
        return policies.retries(charge.owner().storefront(), today)
                .next(charge.standing().rounds(), first)
                .map(day -> later(day, today));
    }

    /** A day that has passed while the node was down is made up tomorrow. */
    private static LocalDate later(LocalDate day, LocalDate today) {
        return day.isAfter(today) ? day : today.plusDays(1);
    }

    private void unpaid(Charge charge) {
        if (charges.markUnpaid(charge.id(), clock.instant())) {
            if (charges.overdue(charge.owner().contract(), 1) == 1) {
                publish(ContractCharges.UNPAID, charge);
            }
            audit("billing.charge-unpaid", charge);
            announce("charge.unpaid", charge, null);
            mails.unpaid(charge);
        }
    }

    /** When it was the last that was unpaid, the contract is told so. */
    void paid(Charge charge) {
        if (charge.standing().firstFailedOn() != null && charge.standing().rounds() > 0) {
            mails.paid(charge);
        }
        announce("charge.paid", charge, null);
        over(charge);
    }

    /** It is unpaid no more, by payment or because it was given up. */
    void over(Charge charge) {
        if (charge.standing().unpaidAt() != null
                && charges.overdue(charge.owner().contract(), -1) == 0) {
            publish(ContractCharges.PAID, charge);
        }
    }

    private void publish(String topic, Charge charge) {
        String contract = charge.owner().contract();
        String payload = String.format("{\"contract\":\"%s\",\"charge\":\"%s\"}", contract, charge.id());
        events.outbox().publish(topic, contract, payload);
    }

    /** For other companies' systems. */
    private void announce(String type, Charge charge, LocalDate retryOn) {
        Map<String, Object> data = new HashMap<>();
        data.put("charge", charge.id());
        data.put("contract", charge.owner().contract());
        data.put("member", charge.owner().member());
        data.put("amount", charge.sum().total());
        data.put("retry_on", retryOn);
        events.outbox()
                .announce(new PublicEvent(type, clock.instant(), charge.owner().storefront(), charge.id(), data));
    }

    private void audit(String act, Charge charge) {
        events.audit()
                .record(
                        Caller.system("billing"),
                        charge.owner().storefront(),
                        act,
                        charge.id(),
                        Map.of(
                                "contract",
                                charge.owner().contract(),
                                "amount",
                                charge.sum().total().amount()));
    }
}
