package jp.noren.member.internal.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import jp.noren.access.api.Credentials;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.ReissueLink;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mails the link for a new password to a registered address, and to no other (R102). The link's time runs from the moment it was asked for. */
@Component(service = OutboxConsumer.class, property = OutboxConsumer.TOPIC + "=" + AskPasswordReissue.TOPIC)
public final class SendReissueLink implements OutboxConsumer {
    private final Shops shops;
    private final Transactions transactions;
    private final MemberBook members;
    private final Credentials credentials;
    private final Letters letters;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public SendReissueLink(
            @Reference Shops shops,
            @Reference Transactions transactions,
            @Reference MemberBook members,
            @Reference Credentials credentials,
            @Reference Letters letters) {
        this.shops = shops;
        this.transactions = transactions;
        this.members = members;
        this.credentials = credentials;
        this.letters = letters;
    }

    @Override
    public void consume(Event event) throws JsonProcessingException {
        JsonNode wish = json.readTree(event.payload());
        Instant askedAt = Instant.ofEpochMilli(wish.path("asked_at").asLong());
        String storefront = wish.path("storefront").asText();
        String email = wish.path("email").asText();
        transactions.run(() -> members.findByEmail(storefront, email).ifPresent(member -> send(member, askedAt)));
    }

    private void send(Member member, Instant askedAt) {
        Shops.Rules rules = shops.rules(member.storefront());
        Duration left = ReissueLink.left(askedAt, rules.linkMinutes(), rules.now());
        if (left.isNegative() || left.isZero()) {
            return;
        }
        String ticket = credentials.issueTicket(member.id(), RedeemReissue.PURPOSE, left);
        Instant until = ReissueLink.end(askedAt, rules.linkMinutes());
        letters.passwordLink(member, ticket, Map.of("minutes", rules.linkMinutes(), "until", until));
    }
}
