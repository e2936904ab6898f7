package jp.noren.billing.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.TaskKind;
import jp.noren.kernel.Slice;
import jp.noren.notification.api.Mails;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hears that a member's mail came back. Was it about a bill, then the desk gets a task for his newest one (R137). */
@Component(service = OutboxConsumer.class, property = OutboxConsumer.TOPIC + "=" + Mails.BOUNCED)
public final class NoteBounce implements OutboxConsumer {
    private static final Set<String> LETTERS = Set.of(
            "billing.mail-bill", "billing.mail-debit-notice", "billing.mail-debit-failed", "billing.mail-overdue");

    private final Clock clock;
    private final Transactions transactions;
    private final BillBook bills;
    private final DispatchBook book;
    private final AuditTrail audit;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public NoteBounce(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference BillBook bills,
            @Reference DispatchBook book,
            @Reference AuditTrail audit) {
        this.clock = clock;
        this.transactions = transactions;
        this.bills = bills;
        this.book = book;
        this.audit = audit;
    }

    @Override
    public void consume(Event event) throws Exception {
        JsonNode said = json.readTree(event.payload());
        String[] whose = event.aggregate().split(":", 2);
        if (LETTERS.contains(said.path("template").asText())) {
            BillBook.Query query = new BillBook.Query(List.of(whose[0]), whose[1], null, false);
            bills.page(query, new Slice(1, null, null)).stream()
                    .findFirst()
                    .ifPresent(bill -> raise(bill, said.path("code").asText()));
        }
    }

    private void raise(Bill bill, String code) {
        transactions.run(() -> {
            book.raise(bill.id(), TaskKind.BOUNCED, code, clock.instant());
            audit.record(
                    Caller.system("billing"),
                    bill.storefront(),
                    "billing.mail-bounced",
                    bill.id(),
                    Map.of("number", bill.number(), "code", code));
        });
    }
}
