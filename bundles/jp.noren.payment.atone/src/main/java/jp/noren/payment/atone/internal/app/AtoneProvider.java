package jp.noren.payment.atone.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource.Wallet;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Pay later at the convenience store, by atone, for private persons (R033). Keeps nothing between calls. */
@Component(
        service = PaymentProvider.class,
        configurationPid = AtoneProvider.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "payment.method=ATONE")
@Designate(ocd = AtoneSettings.class)
public class AtoneProvider implements PaymentProvider {
    /** The bundle's word. */
    public static final String PID = "jp.noren.payment.atone";

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.TWO_STEP,
            Capability.BUYER_ACTION,
            Capability.LOOKUP_BY_REFERENCE,
            Capability.CANCEL,
            Capability.REFUND,
            Capability.PARTIAL_REFUND);
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z_-]{1,38}");

    private final Company company;
    private final ProviderInfo info;
    private final List<String> gaps;
    private final Book book;
    private final Register register;
    private final Browser browser;
    private final Settle settle;

    @Activate
    public AtoneProvider(@Reference Clock clock, @Reference Companies companies, AtoneSettings settings) {
        this.company = companies.open(settings);
        this.gaps = Gaps.of(settings);
        this.info = new ProviderInfo(
                "atone",
                version(),
                "ATONE",
                CAPABILITIES,
                Set.of(BuyerKind.INDIVIDUAL),
                Yen.of(1),
                Yen.of(Math.max(1, settings.max_yen())),
                Duration.ofSeconds(5));
        this.book = new Book(company, clock, settings);
        this.register = new Register(book);
        this.browser = new Browser(book, register, settings);
        this.settle = new Settle(book, register);
    }

    private static String version() {
        Bundle bundle = FrameworkUtil.getBundle(AtoneProvider.class);
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
        company.close();
    }

    @Override
    public Outcome start(Requests.Start request) {
        if (!fits(request) || !(request.source() instanceof Wallet wallet)) {
            return Book.refused(DeclineReason.REFUSED_BY_PROVIDER, "");
        }
        if (!gaps.isEmpty()) {
            return new Outcome.NotSent("not configured");
        }
        if (wallet.userToken() == null) {
            return request.returnUrl() == null
                    ? Book.refused(DeclineReason.NOT_AUTHENTICATED, "")
                    : browser.send(request);
        }
        return TransactionRef.TOKEN.matcher(wallet.userToken()).matches()
                ? register.first(request, wallet.userToken())
                : Book.refused(DeclineReason.TOKEN_INVALID, "");
    }

    private boolean fits(Requests.Start request) {
        long yen = request.amount().amount();
        return yen >= 1
                && yen <= info.max().amount()
                && info.buyers().contains(request.buyer().kind())
                && KEY.matcher(request.key()).matches();
    }

    @Override
    public Outcome resume(Requests.Resume request) {
        return browser.comeBack(request);
    }

    @Override
    public Outcome commit(Requests.Step request) {
        return settle.commit(request);
    }

    /** While the buyer is in the script there is nothing of ours to release: what his browser registered is provisional, is never settled, and lapses. */
    @Override
    public Outcome cancel(Requests.Step request) {
        return request.key().equals(request.reference())
                ? new Outcome.Approved(request.reference(), request.amount())
                : settle.cancel(request);
    }

    @Override
    public Outcome refund(Requests.Refund request) {
        return settle.refund(request);
    }

    @Override
    public Finding query(Requests.Query request) {
        if (request.reference() == null) {
            throw PaymentProvider.unsupported(Capability.LOOKUP_BY_KEY);
        }
        if (request.key().equals(request.reference())) {
            return new Finding.StillPending();
        }
        return book.query(request);
    }

    /** The same with a storefront's own settings, beside the house's. */
    @Component(
            service = PaymentProvider.class,
            configurationPid = AtoneProvider.PID + ".storefront",
            configurationPolicy = ConfigurationPolicy.REQUIRE,
            property = "payment.method=ATONE")
    @Designate(ocd = AtoneSettings.class, factory = true)
    public static final class ForStorefront extends AtoneProvider {
        @Activate
        public ForStorefront(@Reference Clock clock, @Reference Companies companies, AtoneSettings settings) {
            super(clock, companies, settings);
        }

        @Override
        @Deactivate
        public void close() {
            super.close();
        }
    }
}
