package jp.noren.support.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.Transactions;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.Contracts;
import jp.noren.support.internal.domain.EndReason;
import jp.noren.support.internal.domain.Period;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hears that a contract's end was filed: its support ends on the same day, and what would begin later is dropped, with a notice (R052). */
@Component(service = OutboxConsumer.class, property = OutboxConsumer.TOPIC + "=" + Contracts.ENDING)
public final class EndSupport implements OutboxConsumer {
    private final Clock clock;
    private final Transactions transactions;
    private final Contracts contracts;
    private final SupportBook book;
    private final TellEnd tell;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public EndSupport(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Contracts contracts,
            @Reference SupportBook book,
            @Reference TellEnd tell) {
        this.clock = clock;
        this.transactions = transactions;
        this.contracts = contracts;
        this.book = book;
        this.tell = tell;
    }

    @Override
    public void consume(Event event) throws Exception {
        JsonNode said = json.readTree(event.payload());
        LocalDate end = LocalDate.parse(said.path("end").asText());
        transactions.run(() -> end(said.path("contract").asText(), end));
    }

    /** The contract's own end counts where it is known: an event may be older than it. Heard twice, it is done once. */
    private void end(String id, LocalDate said) {
        ContractView contract = contracts.lock(id);
        LocalDate last = contract.end() == null ? said : contract.end();
        for (Period period : book.find(id).history().periods()) {
            if (period.start().isAfter(last)) {
                book.drop(period.id(), clock.instant());
                tell.dropped(contract, period, last);
            } else if (period.endsAfter(last)) {
                book.end(period.id(), last, EndReason.CONTRACT);
                tell.ended(contract, period, last);
            }
        }
    }
}
