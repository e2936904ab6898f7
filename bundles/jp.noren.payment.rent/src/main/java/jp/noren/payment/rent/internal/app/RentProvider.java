package jp.noren.payment.rent.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.noren.kernel.Yen;
import jp.noren.payment.rent.internal.domain.ChargeLine;
import jp.noren.payment.rent.internal.domain.Registration;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.Settled;
import jp.noren.payment.spi.http.Deadline;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * With the monthly rent (R190): a line on the tenant's rent claim, paid when the rent is paid. The protocol is our own and neutral; nobody's interface for
 * this is public. When a month's claim is closed is the claimant's answer, never ours.
 */
@Component(
        service = PaymentProvider.class,
        configurationPid = RentProvider.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "payment.method=RENT")
@Designate(ocd = RentSettings.class)
public class RentProvider implements PaymentProvider {
    /** The bundle's word. */
    public static final String PID = "jp.noren.payment.rent";

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.LOOKUP_BY_REFERENCE, Capability.LOOKUP_BY_KEY, Capability.CANCEL, Capability.SETTLEMENT_LIST);
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z_-]{1,38}");
    private static final Pattern LEASE = Pattern.compile("[0-9A-Za-z_-]{1,40}");

    private final Clock clock;
    private final Claimant claimant;
    private final Duration total;
    private final List<String> gaps;
    private final ProviderInfo info;

    @Activate
    public RentProvider(@Reference Clock clock, @Reference Claimants claimants, RentSettings settings) {
        this.clock = clock;
        this.claimant = claimants.open(settings);
        this.total = Duration.ofMillis(settings.total_millis());
        this.gaps = Gaps.of(settings);
        this.info = new ProviderInfo(
                "rent",
                version(),
                "RENT",
                CAPABILITIES,
                EnumSet.of(BuyerKind.INDIVIDUAL, BuyerKind.SOLE_PROPRIETOR),
                Yen.of(1),
                Yen.of(Math.max(1, settings.max_yen())),
                Duration.ZERO);
    }

    private static String version() {
        Bundle bundle = FrameworkUtil.getBundle(RentProvider.class);
        return bundle == null ? "0.0.0" : bundle.getVersion().toString();
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    @Override
    public List<String> gaps() {
        return gaps;
    }

    /** The calls have ended by then: the gate has waited for them. */
    @Deactivate
    public void close() {
        claimant.close();
    }

    /** A corporate lease is refused before anything is sent where the request itself says so, and by the claimant where only he knows (R192). */
    @Override
    public Outcome start(Requests.Start request) {
        if (request.buyer().kind() == BuyerKind.CORPORATE) {
            return refused(DeclineReason.NOT_FOR_THIS_LEASE, "");
        }
        if (!(request.source() instanceof PaymentSource.Rent rent) || !fits(request, rent)) {
            return refused(DeclineReason.REFUSED_BY_PROVIDER, "");
        }
        Registration registration = new Registration(
                request.key(), rent.lease(), rent.month(), request.amount(), request.tax(), request.description());
        Claimant.Answer answer = claimant.register(registration, until(request.deadline()));
        if (answer instanceof Claimant.Line line) {
            return started(line.line());
        }
        if (answer instanceof Claimant.Refused refused) {
            return refused(reason(refused.code()), refused.code());
        }
        return notKnown(answer);
    }

    private boolean fits(Requests.Start request, PaymentSource.Rent rent) {
        long yen = request.amount().amount();
        return yen >= 1
                && yen <= info.max().amount()
                && KEY.matcher(request.key()).matches()
                && rent.month() != null
                && rent.lease() != null
                && LEASE.matcher(rent.lease()).matches();
    }

    /** A line that stands is waited for until the day after it is due; that is when the claimant can first say what became of it. */
    private static Outcome started(ChargeLine line) {
        return switch (line.state()) {
            case STANDING -> new Outcome.Pending(line.charge(), action(line), decidedAt(line));
            case PAID -> new Outcome.Approved(line.charge(), line.amount());
            case CANCELLED -> new Outcome.Unknown(line.charge(), "the line under this key was taken off before");
            case UNPAID -> refused(DeclineReason.NOT_COLLECTED, "unpaid");
        };
    }

    private static NextAction action(ChargeLine line) {
        return new NextAction.OnClaim(line.charge(), line.cancelBefore(), line.dueOn());
    }

    private static Instant decidedAt(ChargeLine line) {
        return line.dueOn().plusDays(1).atStartOfDay(JAPAN).toInstant();
    }

    private static DeclineReason reason(String code) {
        return switch (code) {
            case "corporate_lease", "no_such_lease", "lease_ended", "cut_off_passed" ->
                DeclineReason.NOT_FOR_THIS_LEASE;
            case "over_limit" -> DeclineReason.OVER_LIMIT;
            default -> DeclineReason.REFUSED_BY_PROVIDER;
        };
    }

    /** Takes the line off the claim. After the claimant's cut-off it is refused, and the line stands. */
    @Override
    public Outcome cancel(Requests.Step request) {
        if (!KEY.matcher(request.key()).matches()) {
            return refused(DeclineReason.REFUSED_BY_PROVIDER, "");
        }
        Claimant.Answer answer = claimant.cancel(request.key(), until(request.deadline()));
        if (answer instanceof Claimant.Line line) {
            return line.line().state() == ChargeLine.State.CANCELLED
                    ? new Outcome.Approved(line.line().charge(), line.line().amount())
                    : new Outcome.Unknown(line.line().charge(), "a yes, and the line still stands");
        }
        if (answer instanceof Claimant.Refused refused) {
            return refused(DeclineReason.REFUSED_BY_PROVIDER, refused.code());
        }
        return notKnown(answer);
    }

    @Override
    public Finding query(Requests.Query request) {
        if (!KEY.matcher(request.key()).matches()) {
            return new Finding.NoAnswer("no key that could be asked for");
        }
        Claimant.Answer answer = claimant.find(request.key(), until(request.deadline()));
        if (answer instanceof Claimant.Line line) {
            return finding(line.line());
        }
        if (answer instanceof Claimant.Refused refused) {
            return refused.code().equals("no_such_charge")
                    ? new Finding.NotFound()
                    : new Finding.NoAnswer("refused with " + refused.code());
        }
        return new Finding.NoAnswer(
                answer instanceof Claimant.NotSent notSent ? notSent.why() : ((Claimant.Lost) answer).why());
    }

    private static Finding finding(ChargeLine line) {
        return switch (line.state()) {
            case STANDING -> new Finding.StillPending(action(line), decidedAt(line));
            case PAID -> new Finding.Charged(line.charge(), line.amount());
            case CANCELLED -> new Finding.Released(line.charge());
            case UNPAID -> new Finding.Declined(DeclineReason.NOT_COLLECTED, "unpaid");
        };
    }

    @Override
    public Optional<List<Settled>> settlementList(String storefront, LocalDate day, Instant deadline) {
        return claimant.statement(day, until(deadline));
    }

    private Deadline until(Instant deadline) {
        return Deadline.until(deadline, clock, total);
    }

    private static Outcome notKnown(Claimant.Answer answer) {
        return answer instanceof Claimant.NotSent notSent
                ? new Outcome.NotSent(notSent.why())
                : new Outcome.Unknown(null, ((Claimant.Lost) answer).why());
    }

    private static Outcome refused(DeclineReason reason, String code) {
        return new Outcome.Declined(reason, code);
    }

    /** The same with a storefront's own settings, beside the house's. */
    @Component(
            service = PaymentProvider.class,
            configurationPid = RentProvider.PID + ".storefront",
            configurationPolicy = ConfigurationPolicy.REQUIRE,
            property = "payment.method=RENT")
    @Designate(ocd = RentSettings.class, factory = true)
    public static final class ForStorefront extends RentProvider {
        @Activate
        public ForStorefront(@Reference Clock clock, @Reference Claimants claimants, RentSettings settings) {
            super(clock, claimants, settings);
        }

        @Override
        @Deactivate
        public void close() {
            super.close();
        }
    }
}
