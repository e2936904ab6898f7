package jp.noren.webhook.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.webhook.internal.domain.Endpoint;
import jp.noren.webhook.internal.domain.SigningSecret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends one message, signed at this instant with each secret that is valid; outside any transaction. What became of it is written afterwards. */
@Component(service = DeliverOne.class)
public final class DeliverOne {
    private final Clock clock;
    private final Endpoints endpoints;
    private final Secrets secrets;
    private final Sender sender;
    private final SettleDelivery settle;

    @Activate
    public DeliverOne(
            @Reference Clock clock,
            @Reference Endpoints endpoints,
            @Reference Secrets secrets,
            @Reference Sender sender,
            @Reference SettleDelivery settle) {
        this.clock = clock;
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.sender = sender;
        this.settle = settle;
    }

    void handle(DeliveryBook.Claim claim) {
        Optional<Endpoint> endpoint = endpoints.find(claim.endpoint()).filter(Endpoint::isOn);
        if (endpoint.isEmpty()) {
            settle.notSent(claim);
            return;
        }
        Instant now = clock.instant();
        List<SigningSecret> valid = secrets.valid(claim.endpoint(), now);
        long timestamp = now.getEpochSecond();
        Sender.Answer answer = sender.send(new Sender.Parcel(
                endpoint.get().target().url(),
                Map.of(
                        "webhook-id", claim.event(),
                        "webhook-timestamp", Long.toString(timestamp),
                        "webhook-signature", Signature.of(valid, claim.event(), timestamp, claim.body())),
                claim.body()));
        settle.handle(claim, endpoint.get(), answer, now);
    }
}
