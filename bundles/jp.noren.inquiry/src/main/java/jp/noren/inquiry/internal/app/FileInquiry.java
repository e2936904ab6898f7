package jp.noren.inquiry.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import jp.noren.access.api.Caller;
import jp.noren.inquiry.internal.domain.InquiryForm;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.inquiry.internal.domain.TicketState;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A member sends the form: a ticket with its instant of receipt, and a mail of receipt (R172, R173). A repeated key finds the ticket that exists. */
@Component(service = FileInquiry.class)
public final class FileInquiry {
    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** @param key the member's idempotency key */
    public record Command(Caller caller, String key, InquiryForm form) {}

    private final Clock clock;
    private final Transactions transactions;
    private final Members members;
    private final Categories categories;
    private final Desk desk;

    /** Where it is written, and who is told. */
    @Component(service = Desk.class)
    public static final class Desk {
        private final Tickets tickets;
        private final Announce announce;

        @Activate
        public Desk(@Reference Tickets tickets, @Reference Announce announce) {
            this.tickets = tickets;
            this.announce = announce;
        }
    }

    @Activate
    public FileInquiry(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Members members,
            @Reference Categories categories,
            @Reference Desk desk) {
        this.clock = clock;
        this.transactions = transactions;
        this.members = members;
        this.categories = categories;
        this.desk = desk;
    }

    /** @throws RefusedException UNPROCESSABLE with the fields {@code inquiry.…}; nothing is written then */
    public Ticket handle(Command command) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(JAPAN).toLocalDate();
        MemberView member = members.get(command.caller().id());
        List<FieldError> faults = command.form()
                .faults(
                        new HashSet<>(categories.of(member.storefront(), today)),
                        categories.withOrder(member.storefront(), today));
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(faults);
        }
        Ticket ticket = ticket(member, command.form(), now);
        return transactions.required(() -> write(command, member, ticket));
    }

    private Ticket write(Command command, MemberView member, Ticket ticket) {
        if (!desk.tickets.add(ticket, command.key())) {
            return desk.tickets.findByKey(member.id(), command.key()).orElseThrow();
        }
        desk.announce.filed(command.caller(), member, ticket);
        return ticket;
    }

    private static Ticket ticket(MemberView member, InquiryForm form, Instant now) {
        String number = Ids.randomText(8).toUpperCase(Locale.ROOT);
        return new Ticket(
                Ids.random("inq"),
                "Q-" + member.storefront() + "-" + number,
                member.storefront(),
                member.id(),
                form.category(),
                form.orderNumber(),
                form.text(),
                now,
                TicketState.NEW,
                now);
    }
}
