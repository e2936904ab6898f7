package jp.noren.billing.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.SettledPayments;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.ChargeState;
import jp.noren.kernel.Slice;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The charges that were tried, as receipts need them (R034 to R038). What was given back is asked of payment, where desks give back. */
@Component
public final class ReadSettledPayments implements SettledPayments {
    private final ChargeBook charges;
    private final Payments payments;

    @Activate
    public ReadSettledPayments(@Reference ChargeBook charges, @Reference Payments payments) {
        this.charges = charges;
        this.payments = payments;
    }

    @Override
    public Optional<Payment> find(String id) {
        return charges.find(id).filter(ReadSettledPayments::wasTried).map(charge -> view(charge, charges.lines(id)));
    }

    @Override
    public List<Payment> ofMember(String storefront, String member, int limit) {
        ChargeBook.Query query = new ChargeBook.Query(List.of(storefront), member, null, null, null);
        List<Charge> found = charges.page(query, new Slice(limit, null, null)).stream()
                .filter(ReadSettledPayments::wasTried)
                .limit(limit)
                .toList();
        Map<String, List<ChargeLine>> lines =
                charges.linesOf(found.stream().map(Charge::id).toList());
        return found.stream()
                .map(charge -> view(charge, lines.getOrDefault(charge.id(), List.of())))
                .toList();
    }

    private static boolean wasTried(Charge charge) {
        return charge.state() == ChargeState.CANCELLED
                || charge.standing().tries() > 0 && charge.state() != ChargeState.PAYING;
    }

    private Payment view(Charge charge, List<ChargeLine> lines) {
        long refunded = Optional.ofNullable(charge.standing().payment())
                .flatMap(payments::find)
                .map(PaymentView::refunded)
                .map(yen -> yen.amount())
                .orElse(charge.standing().refunded().amount());
        Charge.Owner owner = charge.owner();
        return new Payment(
                charge.id(),
                owner.storefront(),
                owner.member(),
                owner.contractNumber(),
                owner.method(),
                status(charge, refunded),
                charge.standing().settledAt(),
                lines,
                refunded);
    }

    private static String status(Charge charge, long refunded) {
        return switch (charge.state()) {
            case PAID, REFUNDED ->
                refunded == 0 ? "CAPTURED" : refunded == charge.sum().total().amount() ? "REFUNDED" : "PARTLY_REFUNDED";
            case CANCELLED -> "VOIDED";
            default -> "FAILED";
        };
    }
}
