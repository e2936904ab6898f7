package jp.noren.inquiry.internal.app;

import java.time.Clock;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.inquiry.internal.domain.TicketState;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The desk has answered an inquiry, or closes it. */
@Component(service = MoveInquiry.class)
public final class MoveInquiry {
    private final Clock clock;
    private final Transactions transactions;
    private final ReadInquiries read;
    private final Tickets tickets;
    private final Announce announce;

    @Activate
    public MoveInquiry(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference ReadInquiries read,
            @Reference Tickets tickets,
            @Reference Announce announce) {
        this.clock = clock;
        this.transactions = transactions;
        this.read = read;
        this.tickets = tickets;
        this.announce = announce;
    }

    /** @throws RefusedException NOT_FOUND; CONFLICT {@code inquiry.step} when it stands elsewhere */
    public Ticket handle(Caller caller, String id, TicketState next) {
        Ticket before = read.find(caller, id);
        Ticket after = before.in(next, clock.instant());
        return transactions.required(() -> {
            if (!before.state().next().contains(next) || !tickets.move(before, after)) {
                throw new RefusedException(
                        Kind.CONFLICT,
                        "inquiry.step",
                        Map.of("from", before.state().word(), "to", next.word()));
            }
            announce.moved(caller, after);
            return after;
        });
    }
}
