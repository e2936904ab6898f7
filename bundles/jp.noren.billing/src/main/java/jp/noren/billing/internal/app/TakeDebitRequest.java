package jp.noren.billing.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import jp.noren.access.api.Caller;
import jp.noren.billing.api.DebitRequests;
import jp.noren.billing.internal.domain.Account;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.OutboxConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears that a member asked for direct debit by the inquiry form: NONE becomes REQUESTED (R140). One that is further on stays as it is. */
@Component(service = OutboxConsumer.class, property = OutboxConsumer.TOPIC + "=" + DebitRequests.REQUESTED)
public final class TakeDebitRequest implements OutboxConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(TakeDebitRequest.class);

    private final AccountBook accounts;
    private final StepAccount steps;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public TakeDebitRequest(@Reference AccountBook accounts, @Reference StepAccount steps) {
        this.accounts = accounts;
        this.steps = steps;
    }

    @Override
    public void consume(Event event) throws Exception {
        JsonNode said = json.readTree(event.payload());
        int colon = event.aggregate().indexOf(':');
        String member = event.aggregate().substring(colon + 1);
        Account account = accounts.find(event.aggregate().substring(0, colon), member);
        if (!account.state().next().contains(MandateState.REQUESTED)) {
            LOG.info("{} asks for direct debit and stands at {} already", member, account.state());
            return;
        }
        LocalDate on = LocalDate.parse(said.path("on").asText());
        try {
            steps.handle(new StepAccount.Command(
                    Caller.system("inquiry"),
                    member,
                    MandateState.REQUESTED,
                    on,
                    said.path("ticket").asText(),
                    null));
        } catch (RefusedException no) {
            LOG.warn("{} asks for direct debit, refused: {}", member, no.code());
        }
    }
}
