package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Decision;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Cancellation;
import jp.noren.rental.internal.domain.CancellationEnd;
import jp.noren.rental.internal.domain.Consequence;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Ending;
import jp.noren.rental.internal.domain.RentalPolicy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what a cancellation would bring at a moment (R080 to R088). */
@Component(service = ForeseeCancellation.class)
public final class ForeseeCancellation {
    private final ReadPolicy policies;
    private final Parts parts;

    @Activate
    public ForeseeCancellation(@Reference ReadPolicy policies, @Reference Parts parts) {
        this.policies = policies;
        this.parts = parts;
    }

    /** @param at time of receipt, Japan */
    public Foreseen of(Contract contract, LocalDateTime at) {
        Wish wish = Wish.cancellation(contract.id());
        LocalDate day = at.toLocalDate();
        RentalPolicy policy = policies.on(contract.owner().storefront(), day);
        Decision decision = Cancellation.decide(contract, at, policy.blackouts());
        if (!decision.isAllowed()) {
            return Foreseen.refused(wish, Application.Kind.CANCELLATION, contract, decision);
        }
        LocalDate end = CancellationEnd.of(day, policy.cancelUntilDay());
        Ending ending = Ending.of(contract, day, end, policy.returnDueDay(), policies.depositMeasured(contract));
        return new Foreseen(
                        wish, Application.Kind.CANCELLATION, decision, contract, ending, null, ending.consequences())
                .telling(parts.ifEnded(Views.of(contract, day), end))
                .telling(List.of(Consequence.ticked("cancellation-final", Map.of())));
    }
}
