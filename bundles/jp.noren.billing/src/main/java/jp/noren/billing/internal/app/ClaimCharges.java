package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.payment.api.BulkPayments;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes charges in hand for one bulk, in the running transaction: their attempts are written, and they stand as being paid under them. The purpose of a
 * payment lets no second one of a charge be open, on whatever node; whoever comes second leaves the charge out.
 */
@Component(service = ClaimCharges.class)
public final class ClaimCharges {
    private static final Logger LOG = LoggerFactory.getLogger(ClaimCharges.class);
    private static final Duration LATER = Duration.ofMinutes(10);

    private final Clock clock;
    private final ChargeBook charges;
    private final AskForCharge asking;
    private final Dun dun;

    @Activate
    public ClaimCharges(
            @Reference Clock clock, @Reference ChargeBook charges, @Reference AskForCharge asking, @Reference Dun dun) {
        this.clock = clock;
        this.charges = charges;
        this.asking = asking;
        this.dun = dun;
    }

    /**
     * @param found of one storefront, by card
     * @return what is to be carried out, by id
     */
    Map<String, Charge> handle(BulkPayments.Bulk bulk, String storefront, List<Charge> found) {
        Set<CardBrand> brands = asking.brands(storefront);
        List<Charge> payable = new ArrayList<>();
        for (Charge charge : found) {
            if (charge.owner().customerRef() == null) {
                withoutCard(charge);
            } else {
                payable.add(charge);
            }
        }
        Map<String, Charge> wanted = payable.stream().collect(Collectors.toMap(Charge::id, Function.identity()));
        List<PaymentView> prepared = bulk.prepare(payable.stream()
                .map(charge -> AskForCharge.byKeptCard(charge, brands))
                .toList());
        Map<String, Charge> claimed = claim(wanted, prepared);
        wanted.keySet().removeAll(claimed.keySet());
        wanted.values().forEach(this::leftOut);
        return claimed;
    }

    private Map<String, Charge> claim(Map<String, Charge> wanted, List<PaymentView> prepared) {
        List<ChargeBook.Claim> claims = prepared.stream()
                .map(view -> new ChargeBook.Claim(wanted.get(OfCharge.id(view.purpose())), view.id(), true))
                .toList();
        boolean[] ours = charges.claim(claims, clock.instant());
        Map<String, Charge> claimed = new HashMap<>();
        for (int i = 0; i < ours.length; i++) {
            ChargeBook.Claim claim = claims.get(i);
            if (!ours[i]) {
                throw new TakenMeanwhileException(claim.charge().id());
            }
            claimed.put(claim.charge().id(), claim.charge().claimed(claim.payment(), true, clock.instant()));
        }
        return claimed;
    }

    private void withoutCard(Charge charge) {
        ChargeBook.Claim claim = new ChargeBook.Claim(charge, null, true);
        if (charges.claim(List.of(claim), clock.instant())[0]) {
            dun.failed(charge.claimed(null, true, clock.instant()), DeclineReason.CARD_UNUSABLE.name());
        }
    }

    /** Its amount is not possible, or a payment of it is open that this charge does not know: a person may have to look. */
    private void leftOut(Charge charge) {
        if (charges.postpone(charge, clock.instant().plus(LATER), false)) {
            LOG.warn(
                    "The charge {} of {} cannot be collected now",
                    charge.id(),
                    charge.sum().total());
        }
    }

    /** Somebody changed a charge between the look and the claim: everything is rolled back and looked at again. */
    static final class TakenMeanwhileException extends RuntimeException {
        TakenMeanwhileException(String charge) {
            super(charge, null, false, false);
        }
    }
}
