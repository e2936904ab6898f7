package jp.noren.payment.npinvoice.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.Settled;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Invoices by NP掛け払い: the company takes over the claim and bills the buyer (R118 to R121, R125, R126). Keeps nothing between calls. */
@Component(
        service = PaymentProvider.class,
        configurationPid = NpInvoiceProvider.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "payment.method=NP")
@Designate(ocd = NpSettings.class)
public class NpInvoiceProvider implements PaymentProvider {
    /** The bundle's word. */
    public static final String PID = "jp.noren.payment.npinvoice";

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.REVIEW,
            Capability.CANCEL,
            Capability.REFUND,
            Capability.BILLING,
            Capability.LOOKUP_BY_REFERENCE,
            Capability.LOOKUP_BY_KEY,
            Capability.SCREENING,
            Capability.SETTLEMENT_LIST);

    private final Company company;
    private final ProviderInfo info;
    private final List<String> gaps;
    private final AssumedOperations assumed;
    private final Timing timing;
    private final Screen screen;
    private final LookUp lookUp;
    private final Register register;
    private final GiveBack giveBack;
    private final Bill bill;

    @Activate
    public NpInvoiceProvider(@Reference Clock clock, @Reference Companies companies, NpSettings settings) {
        this.company = companies.open(settings);
        KnownOperations known = company.known();
        this.info = new ProviderInfo(
                "npinvoice",
                version(),
                "NP",
                CAPABILITIES,
                Set.of(BuyerKind.CORPORATE, BuyerKind.SOLE_PROPRIETOR),
                Yen.of(1),
                Yen.of(Register.MAX_YEN),
                Duration.ofSeconds(10));
        this.gaps = Gaps.of(settings);
        this.assumed = company.assumed();
        this.timing = new Timing(clock, settings);
        this.screen = new Screen(assumed, timing);
        this.lookUp = new LookUp(assumed, timing);
        this.register = new Register(known, screen, lookUp, timing);
        this.giveBack = new GiveBack(known, lookUp, timing);
        this.bill = new Bill(known, assumed, lookUp, timing);
    }

    private static String version() {
        Bundle bundle = FrameworkUtil.getBundle(NpInvoiceProvider.class);
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
        return register.handle(request);
    }

    @Override
    public Outcome cancel(Requests.Step request) {
        return giveBack.cancel(request);
    }

    /** Before it is billed, and as a whole: the company is not known to take back a part. */
    @Override
    public Outcome refund(Requests.Refund request) {
        if (!request.isWhole()) {
            throw PaymentProvider.unsupported(Capability.PARTIAL_REFUND);
        }
        return giveBack.refund(request);
    }

    @Override
    public Finding query(Requests.Query request) {
        return lookUp.query(request);
    }

    @Override
    public Outcome requestBill(Bills.Request request) {
        return bill.request(request);
    }

    @Override
    public Optional<Bills.Document> fetchBill(Bills.Request request) {
        return bill.fetch(request);
    }

    @Override
    public Bills.Screening screen(String storefront, Requests.Buyer buyer, Requests.Contact contact, Instant deadline) {
        return screen.handle(buyer, contact, deadline);
    }

    @Override
    public Optional<List<Settled>> settlementList(String storefront, LocalDate day, Instant deadline) {
        return assumed.settlements(day, timing.until(deadline))
                .fold(list -> list, codes -> Optional.empty(), why -> Optional.empty(), why -> Optional.empty());
    }

    /** The same with a storefront's own settings, beside the house's. */
    @Component(
            service = PaymentProvider.class,
            configurationPid = NpInvoiceProvider.PID + ".storefront",
            configurationPolicy = ConfigurationPolicy.REQUIRE,
            property = "payment.method=NP")
    @Designate(ocd = NpSettings.class, factory = true)
    public static final class ForStorefront extends NpInvoiceProvider {
        @Activate
        public ForStorefront(@Reference Clock clock, @Reference Companies companies, NpSettings settings) {
            super(clock, companies, settings);
        }

        @Override
        @Deactivate
        public void close() {
            super.close();
        }
    }
}
