package jp.noren.inquiry.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jp.noren.access.api.Caller;
import jp.noren.inquiry.internal.domain.LoginForm;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.inquiry.internal.domain.TicketState;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Somebody who cannot log in asks for help: a ticket of the category LOGIN, without a login (R096). No mail is sent: the address is not proved, and he
 * reads the number on his screen. The answer is the same whether he is registered or not.
 */
@Component(service = FileLoginInquiry.class)
public final class FileLoginInquiry {
    private static final String CATEGORY = "LOGIN";

    /** Stands where a ticket names its member. */
    private static final String NOBODY = "anonymous";

    private final Clock clock;
    private final Transactions transactions;
    private final Tickets tickets;
    private final Categories categories;
    private final Announce announce;

    @Activate
    public FileLoginInquiry(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Tickets tickets,
            @Reference Categories categories,
            @Reference Announce announce) {
        this.clock = clock;
        this.transactions = transactions;
        this.tickets = tickets;
        this.categories = categories;
        this.announce = announce;
    }

    /**
     * @param key the idempotency key: the second time the same ticket is found
     * @throws RefusedException UNPROCESSABLE with the fields {@code inquiry.…}
     */
    public Ticket handle(Caller caller, String key, String storefront, LoginForm form) {
        Instant now = clock.instant();
        if (storefront == null
                || !categories
                        .of(storefront, now.atZone(FileInquiry.JAPAN).toLocalDate())
                        .contains(CATEGORY)) {
            throw RefusedException.invalid(List.of(FieldError.of("/storefront", "inquiry.category-unknown")));
        }
        if (!form.faults().isEmpty()) {
            throw RefusedException.invalid(form.faults());
        }
        Ticket ticket = ticket(storefront, form, now);
        return transactions.required(() -> {
            if (!tickets.add(ticket, key)) {
                return tickets.findByKey(NOBODY, key).orElseThrow();
            }
            announce.filedByNobody(caller, ticket);
            return ticket;
        });
    }

    private static Ticket ticket(String storefront, LoginForm form, Instant now) {
        String number = "Q-" + storefront + "-" + Ids.randomText(8).toUpperCase(Locale.ROOT);
        return new Ticket(
                Ids.random("inq"), number, storefront, NOBODY, CATEGORY, null, form.words(), now, TicketState.NEW, now);
    }
}
