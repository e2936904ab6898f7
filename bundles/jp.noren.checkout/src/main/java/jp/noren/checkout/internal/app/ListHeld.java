package jp.noren.checkout.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.billing.api.CreditLines;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.kernel.Slice;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The desk's list of orders over the credit line, with what there is of each line (R157, R158). */
@Component(service = ListHeld.class)
public final class ListHeld {

    /** @param line empty while billing is away */
    public record Row(HeldOrders.Held held, Optional<MemberView> buyer, Optional<CreditLines.Line> line) {}

    private final HeldOrders held;
    private final Members members;
    private final Accounts accounts;

    @Activate
    public ListHeld(@Reference HeldOrders held, @Reference Members members, @Reference Accounts accounts) {
        this.held = held;
        this.members = members;
        this.accounts = accounts;
    }

    public List<Row> page(Slice slice) {
        try (Accounts.Visit visit = accounts.tryEnter()) {
            return held.page(slice).stream().map(one -> row(one, visit)).toList();
        }
    }

    private Row row(HeldOrders.Held one, Accounts.Visit visit) {
        Order.Owner owner = one.owner();
        Optional<CreditLines.Line> line =
                visit.isHere() ? Optional.of(visit.lines().find(owner.storefront(), owner.member())) : Optional.empty();
        return new Row(one, members.find(owner.member()), line);
    }
}
