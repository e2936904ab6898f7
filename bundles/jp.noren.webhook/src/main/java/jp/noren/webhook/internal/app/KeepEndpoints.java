package jp.noren.webhook.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Slice;
import jp.noren.persistence.Audience;
import jp.noren.persistence.Transactions;
import jp.noren.webhook.internal.domain.Endpoint;
import jp.noren.webhook.internal.domain.SigningSecret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Adds, changes and removes endpoints of a storefront, and gives out their secrets. */
@Component(service = KeepEndpoints.class)
public final class KeepEndpoints {

    /** An endpoint with what its owner sees once. */
    public record Added(Endpoint endpoint, SigningSecret secret) {}

    /** What is written, and who reads it. */
    @Component(service = Books.class)
    public record Books(Endpoints endpoints, DeliveryBook deliveries, Secrets secrets, Audience audience) {
        @Activate
        public Books(
                @Reference Endpoints endpoints,
                @Reference DeliveryBook deliveries,
                @Reference Secrets secrets,
                @Reference Audience audience) {
            this.endpoints = endpoints;
            this.deliveries = deliveries;
            this.secrets = secrets;
            this.audience = audience;
        }
    }

    private final Clock clock;
    private final Transactions transactions;
    private final Books books;
    private final TargetRule rule;
    private final Notices notices;

    @Activate
    public KeepEndpoints(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Books books,
            @Reference TargetRule rule,
            @Reference Notices notices) {
        this.clock = clock;
        this.transactions = transactions;
        this.books = books;
        this.rule = rule;
        this.notices = notices;
    }

    /** @throws RefusedException UNPROCESSABLE for what is wrong with it; CONFLICT {@code webhook.too-many-endpoints} */
    public Added add(Caller caller, String storefront, TargetRule.Wish wish) {
        Endpoint.Target target = rule.require(wish);
        Instant now = clock.instant();
        Endpoint endpoint = new Endpoint(Ids.random("whe"), storefront, target, Endpoint.Health.GOOD, 0, now, now);
        return transactions.required(() -> {
            if (!books.endpoints().takePlace(storefront)) {
                throw new RefusedException(Kind.CONFLICT, "webhook.too-many-endpoints", Map.of("most", Endpoints.MOST));
            }
            books.endpoints().add(endpoint);
            books.audience().listens(storefront, true);
            notices.record(caller, endpoint, "webhook.endpoint-added");
            return new Added(endpoint, books.secrets().issue(endpoint.id(), now));
        });
    }

    /** @throws RefusedException UNPROCESSABLE; PRECONDITION_FAILED when it was changed meanwhile */
    public Endpoint change(Caller caller, Endpoint before, TargetRule.Wish wish, boolean on) {
        Endpoint after = before.changed(rule.require(wish), on, clock.instant());
        transactions.run(() -> {
            if (!books.endpoints().change(before, after)) {
                throw new RefusedException(Kind.PRECONDITION_FAILED, "rest.if-match-failed");
            }
            notices.record(caller, after, "webhook.endpoint-changed");
        });
        return after;
    }

    /** With its secrets and its log. Events of a storefront without endpoints are written no more. */
    public void remove(Caller caller, Endpoint endpoint) {
        transactions.run(() -> {
            if (!books.endpoints().remove(endpoint)) {
                throw RefusedException.notFound();
            }
            books.secrets().remove(endpoint.id());
            books.deliveries().remove(endpoint.id());
            if (books.endpoints().freePlace(endpoint.storefront()) == 0) {
                books.audience().listens(endpoint.storefront(), false);
            }
            notices.record(caller, endpoint, "webhook.endpoint-removed");
        });
    }

    public List<Endpoint> page(List<String> storefronts, Slice slice) {
        return books.endpoints().page(storefronts, slice);
    }
}
