package jp.noren.billing.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.ChargeState;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.payment.api.PaymentView;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows charges: a member his own, operators all, a reseller those of his storefronts; and collects one when its member asks for it. */
@Component(service = ReadCharges.class)
public final class ReadCharges {
    private final Sight sight;
    private final ChargeBook charges;
    private final CollectOne collect;

    /** @param storefront null for all that the caller sees */
    public record Filter(String storefront, String member, String contract, ChargeState state, String run) {}

    /** With its lines; {@code payment} is what is under way or was done, or null. */
    public record Whole(Charge charge, List<ChargeLine> lines, PaymentView payment) {}

    @Activate
    public ReadCharges(@Reference Sight sight, @Reference ChargeBook charges, @Reference CollectOne collect) {
        this.sight = sight;
        this.charges = charges;
        this.collect = collect;
    }

    /** One row more than asked for. */
    public List<Charge> page(Caller caller, Filter filter, Slice slice) {
        boolean member = caller.kind() == Caller.Kind.MEMBER;
        List<String> storefronts = sight.storefronts(caller, member ? null : filter.storefront());
        String whose = member ? caller.id() : filter.member();
        return charges.page(
                new ChargeBook.Query(storefronts, whose, filter.contract(), filter.state(), filter.run()), slice);
    }

    /** @throws RefusedException NOT_FOUND for another's too */
    public Charge get(Caller caller, String id) {
        return charges.find(id)
                .filter(charge -> sight.sees(
                        caller, charge.owner().storefront(), charge.owner().member()))
                .orElseThrow(RefusedException::notFound);
    }

    public Whole whole(Caller caller, String id) {
        Charge charge = get(caller, id);
        return new Whole(charge, charges.lines(id), null);
    }

    /**
     * Collects it now, with the card that is kept now, or begins what the member has to go on with.
     *
     * @throws RefusedException NOT_FOUND; CONFLICT {@code billing.charge-not-open} when it is paid or given up
     */
    public Whole pay(Caller caller, String id) {
        Charge charge = get(caller, id);
        boolean over = !charge.isOwed() && charge.state() != ChargeState.PAYING;
        if (over) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "billing.charge-not-open");
        }
        Optional<PaymentView> payment = collect.handle(charge);
        return new Whole(get(caller, id), charges.lines(id), payment.orElse(null));
    }
}
