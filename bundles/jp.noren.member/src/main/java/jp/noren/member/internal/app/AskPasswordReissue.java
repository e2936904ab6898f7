package jp.noren.member.internal.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import jp.noren.kernel.Ids;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes the wish for a new password (R101). Whether the address is known is not even asked here: the wish is only written down, so that the answer and
 * its time are the same for everybody; {@link SendReissueLink} does the rest.
 */
@Component(service = AskPasswordReissue.class)
public final class AskPasswordReissue {
    static final String TOPIC = "member.password-reissue-asked";

    private final Clock clock;
    private final Transactions transactions;
    private final Outbox outbox;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public AskPasswordReissue(@Reference Clock clock, @Reference Transactions transactions, @Reference Outbox outbox) {
        this.clock = clock;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    public void handle(String storefront, String email) {
        ObjectNode wish = json.createObjectNode();
        wish.put("storefront", storefront).put("email", email).put("asked_at", clock.millis());
        transactions.run(() -> outbox.publish(TOPIC, Ids.random("pwr"), wish.toString()));
    }
}
