package jp.noren.support.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.spi.ContractPart.Consequence;
import jp.noren.support.internal.domain.Filing;
import jp.noren.support.internal.domain.Japan;
import jp.noren.support.internal.domain.Operation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what would come of a change, release or late join filed now. Writes nothing (R049). */
@Component(service = PreviewFiling.class)
public final class PreviewFiling {

    /** @param token what a filing has to bring */
    public record Preview(Filing filing, List<Consequence> consequences, String token) {}

    private final Clock clock;
    private final Sight sight;
    private final SupportBook book;
    private final Weigh weigh;
    private final Foresee foresee;

    @Activate
    public PreviewFiling(
            @Reference Clock clock,
            @Reference Sight sight,
            @Reference SupportBook book,
            @Reference Weigh weigh,
            @Reference Foresee foresee) {
        this.clock = clock;
        this.sight = sight;
        this.book = book;
        this.weigh = weigh;
        this.foresee = foresee;
    }

    /** @throws jp.noren.kernel.RefusedException NOT_FOUND; CONFLICT with the rule that refuses */
    public Preview handle(Caller caller, String contract, Operation operation, String plan) {
        LocalDate today = Japan.day(clock.instant());
        ContractView view = sight.contract(caller, contract);
        return of(today, view, book.find(contract), operation, plan);
    }

    /** The same in a filing's transaction, on what is locked. */
    Preview of(LocalDate day, ContractView view, Support support, Operation operation, String plan) {
        Weigh.Weighed weighed = weigh.on(day, view, support, operation, plan);
        weighed.decision().orRefuse(Kind.CONFLICT);
        return new Preview(
                weighed.filing(),
                foresee.of(view.storefront(), weighed.filing()),
                Foresee.token(support, weighed.filing()));
    }
}
