package jp.noren.payment.points.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.StoredValue;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Points: one point is one yen, held when the payment starts and taken when it is concluded (R189). The book of points is the house's own
 * ({@link StoredValue}); a payment's reference is the key of its hold, which is the attempt's key.
 */
@Component(
        service = PaymentProvider.class,
        configurationPid = PointsProvider.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "payment.method=POINTS")
@Designate(ocd = PointsSettings.class)
public class PointsProvider implements PaymentProvider {
    /** The bundle's word. */
    public static final String PID = "jp.noren.payment.points";

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.TWO_STEP,
            Capability.LOOKUP_BY_REFERENCE,
            Capability.LOOKUP_BY_KEY,
            Capability.CANCEL,
            Capability.REFUND,
            Capability.PARTIAL_REFUND,
            Capability.BALANCE);

    private final Clock clock;
    private final StoredValue book;
    private final long maxYen;
    private final ProviderInfo info;

    /** @param book null as long as nobody keeps one: then the provider names that as its gap */
    @Activate
    public PointsProvider(
            @Reference Clock clock,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    StoredValue book,
            PointsSettings settings) {
        this.clock = clock;
        this.book = book;
        this.maxYen = settings.max_yen();
        this.info = new ProviderInfo(
                "points",
                version(),
                "POINTS",
                CAPABILITIES,
                EnumSet.allOf(BuyerKind.class),
                Yen.of(1),
                Yen.of(Math.max(1, maxYen)),
                Duration.ZERO);
    }

    private static String version() {
        Bundle bundle = FrameworkUtil.getBundle(PointsProvider.class);
        return bundle == null ? "0.0.0" : bundle.getVersion().toString();
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    @Override
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        if (book == null) {
            gaps.add("payment.points.gap-book");
        }
        if (maxYen < 1) {
            gaps.add("payment.points.gap-max-yen");
        }
        return List.copyOf(gaps);
    }

    /** Holds the whole amount or nothing: points are never mixed with another source (R189). */
    @Override
    public Outcome start(Requests.Start request) {
        boolean fits = request.amount().isPositive() && request.amount().amount() <= maxYen;
        if (!fits || !(request.source() instanceof PaymentSource.Points points) || isBlank(points.account())) {
            return refused(DeclineReason.REFUSED_BY_PROVIDER);
        }
        return written(request.key(), request.deadline(), () -> {
            if (!book.hold(request.storefront(), points.account(), request.key(), request.amount())) {
                return refused(DeclineReason.INSUFFICIENT_POINTS);
            }
            return book.find(request.storefront(), request.key())
                    .filter(hold -> hold.state() == StoredValue.HoldState.HELD
                            && hold.account().equals(points.account())
                            && hold.amount().equals(request.amount()))
                    .<Outcome>map(hold -> new Outcome.Authorised(hold.key(), hold.amount(), null))
                    .orElseGet(() -> new Outcome.Unknown(request.key(), "another hold stands under this key"));
        });
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    @Override
    public Outcome commit(Requests.Step request) {
        return written(request.reference(), request.deadline(), () -> {
            Optional<StoredValue.Hold> hold = book.find(request.storefront(), request.reference());
            boolean right = hold.filter(one -> one.amount().equals(request.amount()))
                    .filter(one -> one.state() != StoredValue.HoldState.RELEASED)
                    .isPresent();
            return right && book.take(request.storefront(), request.reference())
                    ? new Outcome.Approved(request.reference(), hold.get().amount())
                    : refused(DeclineReason.REFUSED_BY_PROVIDER);
        });
    }

    /** What was taken is not released: it is given back by a refund. */
    @Override
    public Outcome cancel(Requests.Step request) {
        return written(
                request.reference(),
                request.deadline(),
                () -> book.release(request.storefront(), request.reference())
                        ? new Outcome.Approved(request.reference(), request.amount())
                        : refused(DeclineReason.REFUSED_BY_PROVIDER));
    }

    /** To the lots the points came from; those that have expired meanwhile stay expired. */
    @Override
    public Outcome refund(Requests.Refund request) {
        return written(
                request.reference(),
                request.deadline(),
                () -> book.giveBack(request.storefront(), request.reference(), request.key(), request.amount())
                        ? new Outcome.Approved(request.reference(), request.amount())
                        : refused(DeclineReason.REFUSED_BY_PROVIDER));
    }

    @Override
    public Finding query(Requests.Query request) {
        String key = request.reference() == null ? request.key() : request.reference();
        if (book == null) {
            return new Finding.NoAnswer("no book of points");
        }
        try {
            return book.find(request.storefront(), key)
                    .map(PointsProvider::finding)
                    .orElseGet(Finding.NotFound::new);
        } catch (RuntimeException e) {
            return new Finding.NoAnswer(why(e));
        }
    }

    private static Finding finding(StoredValue.Hold hold) {
        return switch (hold.state()) {
            case HELD -> new Finding.Reserved(hold.key());
            case RELEASED -> new Finding.Released(hold.key());
            case TAKEN ->
                hold.returned().equals(hold.amount())
                        ? new Finding.Released(hold.key())
                        : new Finding.Charged(hold.key(), hold.amount());
        };
    }

    @Override
    public Yen balance(String storefront, String account, Instant deadline) {
        return book.balance(storefront, account);
    }

    private interface Writing {
        Outcome run();
    }

    /** A call that ends with an exception may have been written or not: the book is asked later. */
    private Outcome written(String reference, Instant deadline, Writing writing) {
        if (book == null) {
            return new Outcome.NotSent("no book of points");
        }
        if (!clock.instant().isBefore(deadline)) {
            return new Outcome.NotSent("no time was left");
        }
        try {
            return writing.run();
        } catch (RuntimeException e) {
            return new Outcome.Unknown(reference, why(e));
        }
    }

    private static String why(RuntimeException e) {
        return "the book of points did not answer: " + e.getClass().getSimpleName();
    }

    private static Outcome refused(DeclineReason reason) {
        return new Outcome.Declined(reason, "");
    }

    /** The same with a storefront's own settings, beside the house's. */
    @Component(
            service = PaymentProvider.class,
            configurationPid = PointsProvider.PID + ".storefront",
            configurationPolicy = ConfigurationPolicy.REQUIRE,
            property = "payment.method=POINTS")
    @Designate(ocd = PointsSettings.class, factory = true)
    public static final class ForStorefront extends PointsProvider {
        @Activate
        public ForStorefront(
                @Reference Clock clock,
                @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                        StoredValue book,
                PointsSettings settings) {
            super(clock, book, settings);
        }
    }
}
