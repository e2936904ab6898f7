package jp.noren.billing.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.billing.internal.domain.BillTotal;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.payment.spi.Bills;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows bills: to a member his own, from the closing on with the day on which they will be sent, to operators and resellers those they see. */
@Component(service = ReadBills.class)
public final class ReadBills {

    /** @param documents without their content's use: as stored */
    public record Whole(
            Bill bill,
            BillTotal total,
            List<ClaimBook.OnBill> claims,
            List<BillBook.Received> received,
            List<Bills.Document> documents) {}

    /**
     * @param storefront or null
     * @param member or null
     * @param state or null
     */
    public record Filter(String storefront, String member, BillState state, boolean attention) {}

    private final Sight sight;
    private final BillBook bills;
    private final ClaimBook claims;

    @Activate
    public ReadBills(@Reference Sight sight, @Reference BillBook bills, @Reference ClaimBook claims) {
        this.sight = sight;
        this.bills = bills;
        this.claims = claims;
    }

    public List<Bill> page(Caller caller, Filter filter, Slice slice) {
        boolean member = caller.kind() == Caller.Kind.MEMBER;
        return bills.page(
                new BillBook.Query(
                        sight.storefronts(caller, member ? null : filter.storefront()),
                        member ? caller.id() : filter.member(),
                        filter.state(),
                        !member && filter.attention()),
                slice);
    }

    /** @throws RefusedException NOT_FOUND for another's as for none */
    public Bill get(Caller caller, String id) {
        return bills.find(id)
                .filter(bill -> sight.sees(caller, bill.storefront(), bill.member()))
                .orElseThrow(RefusedException::notFound);
    }

    public Whole whole(Caller caller, String id) {
        Bill bill = get(caller, id);
        return new Whole(bill, bills.totals(id), claims.onBill(id), bills.received(id), bills.documents(id));
    }

    /**
     * The company's document, as it made it (R125).
     *
     * @param reference which one; null for the first
     * @throws RefusedException NOT_FOUND when there is none
     */
    public Bills.Document document(Caller caller, String id, String reference) {
        return bills.documents(get(caller, id).id()).stream()
                .filter(document -> reference == null || document.reference().equals(reference))
                .findFirst()
                .orElseThrow(RefusedException::notFound);
    }

    public List<BillBook.Closing> closings(Caller caller, String storefront) {
        return bills.closings(sight.storefronts(caller, storefront));
    }
}
