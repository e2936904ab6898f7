package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.Trials;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.Requests;
import jp.noren.persistence.Transactions;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tries a provider's instance out through its gate, on its threads, with the bounds of every call; and writes nothing anywhere. */
@Component(service = Trials.class)
public final class RunTrial implements Trials {
    private static final Duration CALL = Duration.ofSeconds(10);

    private final Clock clock;
    private final Providers providers;
    private final Storefronts storefronts;
    private final Transactions transactions;

    @Activate
    public RunTrial(
            @Reference Clock clock,
            @Reference Providers providers,
            @Reference Storefronts storefronts,
            @Reference Transactions transactions) {
        this.clock = clock;
        this.providers = providers;
        this.storefronts = storefronts;
        this.transactions = transactions;
    }

    @Override
    public Report run(Trial trial) {
        if (transactions.isActive()) {
            throw new IllegalStateException("a provider is never called inside a transaction");
        }
        try (Providers.Visit visit = providers.enter(trial.provider(), trial.lane())) {
            Instant now = clock.instant();
            String descriptor = storefronts.get(trial.storefront()).statementDescriptor();
            Requests.Start start = TrialSources.start(visit.info(), trial, descriptor, now, now.plus(CALL));
            Course course = new Course(visit, start);
            course.run();
            return new Report(start.amount(), course.steps);
        }
    }

    /** One trial under way. */
    private final class Course {
        private final Providers.Visit visit;
        private final Requests.Start start;
        private final List<Done> steps = new ArrayList<>();

        Course(Providers.Visit visit, Requests.Start start) {
            this.visit = visit;
            this.start = start;
        }

        void run() {
            List<String> gaps = visit.provider().gaps();
            if (!gaps.isEmpty()) {
                note(Step.CONFIGURATION, false, "gaps", Map.of("gaps", String.join(", ", gaps)));
                return;
            }
            note(Step.CONFIGURATION, true, "configured", Map.of());
            started(ask(provider -> provider.start(start)));
        }

        private Outcome ask(Function<PaymentProvider, Outcome> call) {
            return visit.ask(CALL, call);
        }

        private void note(Step step, boolean ok, String word, Map<String, String> args) {
            steps.add(new Done(step, ok, "payment.trial-" + word, args));
        }

        private void started(Outcome outcome) {
            if (outcome instanceof Outcome.Authorised reserved) {
                note(Step.START, true, "reserved", reference(reserved.reference()));
                release(reserved.reference());
            } else if (outcome instanceof Outcome.Approved charged) {
                note(Step.START, true, "charged", reference(charged.reference()));
                giveBack(charged);
            } else if (outcome instanceof Outcome.Pending pending) {
                waits(pending);
            } else if (outcome instanceof Outcome.Declined declined) {
                note(
                        Step.START,
                        false,
                        "declined",
                        Map.of(
                                "reason",
                                "payment.declined-" + word(declined.reason().name()),
                                "code",
                                Objects.requireNonNullElse(declined.providerCode(), "")));
            } else if (outcome instanceof Outcome.NotSent) {
                note(Step.START, false, "not-sent", Map.of());
            } else {
                unknown(((Outcome.Unknown) outcome).reference());
            }
        }

        private void waits(Outcome.Pending pending) {
            NextAction action = pending.action();
            if (action instanceof NextAction.Transfer || action instanceof NextAction.Collection) {
                note(Step.START, true, "asks-nobody", Map.of());
            } else if (action instanceof NextAction.Redirect || action instanceof NextAction.Widget) {
                note(Step.START, true, "buyer-acts", Map.of());
            } else {
                note(Step.START, true, "accepted", reference(pending.actionRef()));
                release(pending.actionRef());
            }
        }

        /** Nobody knows: it is looked for, and what is found is taken back. */
        private void unknown(String reference) {
            note(Step.START, false, "unknown", Map.of("key", start.key()));
            boolean byKey = reference == null && visit.info().can(Capability.LOOKUP_BY_KEY);
            boolean byReference = reference != null && visit.info().can(Capability.LOOKUP_BY_REFERENCE);
            if (!byKey && !byReference) {
                return;
            }
            Requests.Query query = new Requests.Query(start.key(), start.storefront(), reference, deadline());
            Finding finding = visit.find(CALL, provider -> provider.query(query));
            if (finding instanceof Finding.Reserved reserved) {
                note(Step.QUERY, true, "reserved", reference(reserved.reference()));
                release(reserved.reference());
            } else if (finding instanceof Finding.Charged charged) {
                note(Step.QUERY, true, "charged", reference(charged.reference()));
                giveBack(new Outcome.Approved(charged.reference(), start.amount()));
            } else {
                note(Step.QUERY, false, "not-found", Map.of("key", start.key()));
            }
        }

        private void release(String reference) {
            if (!visit.info().can(Capability.CANCEL)) {
                note(Step.CANCEL, false, "left", reference(reference));
                return;
            }
            Requests.Step step =
                    new Requests.Step(start.key(), start.storefront(), reference, start.amount(), deadline());
            boolean released = ask(provider -> provider.cancel(step)) instanceof Outcome.Approved;
            note(Step.CANCEL, released, released ? "released" : "left", reference(reference));
        }

        private void giveBack(Outcome.Approved charged) {
            if (!visit.info().can(Capability.REFUND)) {
                note(Step.REFUND, false, "left", reference(charged.reference()));
                return;
            }
            Yen amount = start.amount();
            Requests.Refund refund = new Requests.Refund(
                    start.key() + "-b", start.storefront(), charged.reference(), amount, amount, deadline());
            boolean given = ask(provider -> provider.refund(refund)) instanceof Outcome.Approved;
            note(Step.REFUND, given, given ? "given-back" : "left", reference(charged.reference()));
        }

        private Instant deadline() {
            return clock.instant().plus(CALL);
        }

        private static Map<String, String> reference(String reference) {
            return Map.of("reference", Objects.requireNonNullElse(reference, ""));
        }

        private static String word(String name) {
            return name.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
