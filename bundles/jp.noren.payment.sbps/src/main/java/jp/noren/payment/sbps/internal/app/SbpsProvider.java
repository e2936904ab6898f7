package jp.noren.payment.sbps.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.KeptCard;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.payment.spi.PaymentSource.StoredCard;
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

/** Cards by SB Payment Service (R129). Keeps nothing between calls. */
@Component(
        service = PaymentProvider.class,
        configurationPid = SbpsProvider.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "payment.method=CARD")
@Designate(ocd = SbpsSettings.class)
public class SbpsProvider implements PaymentProvider {
    /** The bundle's word. */
    public static final String PID = "jp.noren.payment.sbps";

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.TWO_STEP,
            Capability.BUYER_ACTION,
            Capability.LOOKUP_BY_REFERENCE,
            Capability.CANCEL,
            Capability.REFUND,
            Capability.PARTIAL_REFUND,
            Capability.STORED_CARD);

    private final Gateway gateway;
    private final ProviderInfo info;
    private final List<String> gaps;
    private final Authorise authorise;
    private final Authenticate authenticate;
    private final LookUp lookUp;
    private final GiveBack giveBack;
    private final Settle settle;
    private final KeepCard keepCard;

    @Activate
    public SbpsProvider(@Reference Clock clock, @Reference Gateways gateways, SbpsSettings settings) {
        this.gateway = gateways.open(settings);
        Calls calls = new Calls(gateway, clock, Duration.ofMillis(settings.total_millis()));
        this.info = new ProviderInfo(
                "sbps",
                version(),
                "CARD",
                CAPABILITIES,
                EnumSet.allOf(BuyerKind.class),
                Yen.of(Precheck.MIN_YEN),
                Yen.of(Precheck.MAX_YEN),
                Duration.ofSeconds(5));
        this.gaps = Gaps.of(settings);
        this.authorise = new Authorise(calls);
        this.authenticate = new Authenticate(calls);
        this.lookUp = new LookUp(calls, settings.contract());
        this.giveBack = new GiveBack(calls, lookUp);
        this.settle = new Settle(calls, settings.contract(), lookUp, giveBack);
        this.keepCard = new KeepCard(calls);
    }

    private static String version() {
        Bundle bundle = FrameworkUtil.getBundle(SbpsProvider.class);
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
        gateway.close();
    }

    @Override
    public Outcome start(Requests.Start request) {
        Optional<Outcome> refusal = Precheck.refusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (request.source() instanceof StoredCard card) {
            return authorise.byStoredCard(request, card);
        }
        CardToken card = (CardToken) request.source();
        return card.authenticate() && request.returnUrl() != null
                ? authenticate.start(request, card)
                : authorise.byToken(request, card);
    }

    /** Only the payment company's own word that the buyer proved himself counts: it checks the authentication id again when it authorises. */
    @Override
    public Outcome resume(Requests.Resume request) {
        return request.buyerSucceeded()
                ? authorise.afterAuthentication(request.original(), request.actionRef())
                : Refusals.unsent(DeclineReason.NOT_AUTHENTICATED);
    }

    @Override
    public Outcome commit(Requests.Step request) {
        return settle.commit(request);
    }

    @Override
    public Outcome cancel(Requests.Step request) {
        return giveBack.cancel(request);
    }

    @Override
    public Outcome refund(Requests.Refund request) {
        return giveBack.refund(request);
    }

    @Override
    public Finding query(Requests.Query request) {
        if (request.reference() == null) {
            throw PaymentProvider.unsupported(Capability.LOOKUP_BY_KEY);
        }
        return lookUp.query(request);
    }

    @Override
    public Outcome storeCard(Requests.StoreCard request) {
        return keepCard.store(request);
    }

    @Override
    public Optional<KeptCard> showCard(String storefront, String customerRef, Instant deadline) {
        return keepCard.show(customerRef, deadline);
    }

    @Override
    public Outcome deleteCard(String storefront, String customerRef, Instant deadline) {
        return keepCard.delete(customerRef, deadline);
    }

    /** The same with a storefront's own settings, beside the house's. */
    @Component(
            service = PaymentProvider.class,
            configurationPid = SbpsProvider.PID + ".storefront",
            configurationPolicy = ConfigurationPolicy.REQUIRE,
            property = "payment.method=CARD")
    @Designate(ocd = SbpsSettings.class, factory = true)
    public static final class ForStorefront extends SbpsProvider {
        @Activate
        public ForStorefront(@Reference Clock clock, @Reference Gateways gateways, SbpsSettings settings) {
            super(clock, gateways, settings);
        }

        @Override
        @Deactivate
        public void close() {
            super.close();
        }
    }
}
