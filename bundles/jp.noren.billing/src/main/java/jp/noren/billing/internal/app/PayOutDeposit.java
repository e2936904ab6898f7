package jp.noren.billing.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.domain.HeldDeposit;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Slice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the deposits of contracts, and writes down which one a person has transferred back. */
@Component(service = PayOutDeposit.class)
public final class PayOutDeposit {
    private final Sight sight;
    private final DepositShelf shelf;
    private final MoveDeposits moves;

    @Activate
    public PayOutDeposit(@Reference Sight sight, @Reference DepositShelf shelf, @Reference MoveDeposits moves) {
        this.sight = sight;
        this.shelf = shelf;
        this.moves = moves;
    }

    /** One row more than asked for. @param storefront null for all that the caller sees; @param state null for all */
    public List<HeldDeposit> page(Caller caller, String storefront, HeldDeposit.State state, Slice slice) {
        return shelf.page(sight.storefronts(caller, storefront), state, slice);
    }

    /**
     * @param reference of the transfer
     * @throws RefusedException NOT_FOUND; CONFLICT {@code billing.deposit-not-by-hand} when the company gives it back, or it has been given back
     */
    public HeldDeposit handle(Caller caller, String charge, String reference) {
        HeldDeposit deposit = shelf.find(charge)
                .filter(found -> sight.sees(caller, found.storefront(), found.member()))
                .orElseThrow(RefusedException::notFound);
        boolean byHand = deposit.state() == HeldDeposit.State.BY_HAND;
        if (!byHand || !moves.refunded(deposit, reference, "bank", caller)) {
            throw new RefusedException(Kind.CONFLICT, "billing.deposit-not-by-hand");
        }
        return shelf.find(charge).orElseThrow();
    }
}
