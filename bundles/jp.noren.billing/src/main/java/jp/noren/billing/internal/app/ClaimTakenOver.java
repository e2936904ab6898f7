package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import jp.noren.billing.api.Receivables;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.Japan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the invoice company has taken over goes on the member's bill of the month that it is for, as what he orders on account does: with the month's
 * closing, and the company's own document.
 */
@Component(service = ClaimTakenOver.class)
public final class ClaimTakenOver {
    private final Clock clock;
    private final Receivables receivables;
    private final ChargeBook charges;

    @Activate
    public ClaimTakenOver(@Reference Clock clock, @Reference Receivables receivables, @Reference ChargeBook charges) {
        this.clock = clock;
        this.receivables = receivables;
        this.charges = charges;
    }

    void handle(Charge charge, String payment) {
        List<Receivables.Line> lines = charges.lines(charge.id()).stream()
                .map(line -> new Receivables.Line(line.name().in("ja"), 1, line.amount(), line.taxPercent()))
                .toList();
        Charge.Owner owner = charge.owner();
        receivables.claim(new Receivables.Claim(
                owner.storefront(),
                owner.member(),
                charge.id(),
                owner.contractNumber(),
                payment,
                usedFrom(owner.month()),
                lines,
                charge.sum().total()));
    }

    /** The use of a month begins with its first day. */
    private Instant usedFrom(YearMonth month) {
        Instant now = clock.instant();
        Instant first = month == null ? now : Japan.start(month.atDay(1));
        return first.isAfter(now) ? first : now;
    }
}
