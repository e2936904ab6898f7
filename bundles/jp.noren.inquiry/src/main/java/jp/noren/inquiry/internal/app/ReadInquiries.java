package jp.noren.inquiry.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.inquiry.internal.domain.TicketState;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows inquiries: to a member his own, to operators all, to a reseller those of his storefronts. */
@Component(service = ReadInquiries.class)
public final class ReadInquiries {

    /** Each may be null. */
    public record Filter(String storefront, String category, TicketState state) {}

    private final Tickets tickets;
    private final Storefronts storefronts;

    @Activate
    public ReadInquiries(@Reference Tickets tickets, @Reference Storefronts storefronts) {
        this.tickets = tickets;
        this.storefronts = storefronts;
    }

    public List<Ticket> page(Caller caller, Filter filter, Slice slice) {
        boolean member = caller.kind() == Caller.Kind.MEMBER;
        return tickets.page(
                new Tickets.Query(
                        visible(caller, member ? null : filter.storefront()),
                        member ? caller.id() : null,
                        filter.category(),
                        filter.state()),
                slice);
    }

    /** @throws RefusedException NOT_FOUND for another's as for none */
    public Ticket find(Caller caller, String id) {
        return tickets.find(id).filter(ticket -> sees(caller, ticket)).orElseThrow(RefusedException::notFound);
    }

    private boolean sees(Caller caller, Ticket ticket) {
        if (caller.kind() == Caller.Kind.MEMBER) {
            return caller.id().equals(ticket.member());
        }
        List<String> visible = visible(caller, null);
        return visible == null || visible.contains(ticket.storefront());
    }

    /** Null for all. */
    private List<String> visible(Caller caller, String wanted) {
        List<String> own = own(caller);
        if (wanted == null) {
            return own;
        }
        return own == null || own.contains(wanted) ? List.of(wanted) : List.of();
    }

    private List<String> own(Caller caller) {
        if (caller.isOperator()) {
            return null;
        }
        if (!caller.is(Role.RESELLER)) {
            return caller.storefront() == null ? List.of() : List.of(caller.storefront());
        }
        return storefronts.all().stream()
                .filter(storefront -> caller.reseller().equals(storefront.reseller()))
                .map(Storefront::id)
                .toList();
    }
}
