package jp.noren.webhook.internal.app;

import java.time.Instant;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.notification.api.Mails;
import jp.noren.storefront.api.Storefronts;
import jp.noren.webhook.internal.domain.Endpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records what happens to endpoints, and writes to their owners when they fail; in the running transaction. */
@Component(service = Notices.class)
public final class Notices {
    private static final Caller HOUSE = Caller.system("webhook");

    private final AuditTrail audit;
    private final Mails mails;
    private final Storefronts storefronts;

    @Activate
    public Notices(@Reference AuditTrail audit, @Reference Mails mails, @Reference Storefronts storefronts) {
        this.audit = audit;
        this.mails = mails;
        this.storefronts = storefronts;
    }

    /** An address may hold a token in its query: only what stands before it is recorded. */
    void record(Caller caller, Endpoint endpoint, String act) {
        String url = endpoint.target().url();
        int query = url.indexOf('?');
        audit.record(
                caller,
                endpoint.storefront(),
                act,
                endpoint.id(),
                Map.of(
                        "url",
                        query < 0 ? url : url.substring(0, query),
                        "types",
                        String.join(" ", endpoint.target().types().patterns()),
                        "status",
                        endpoint.isOn() ? "enabled" : endpoint.health().off().word()));
    }

    void failing(Endpoint endpoint, Instant since) {
        mail(endpoint, "webhook.mail-failing", Map.of("since", since));
    }

    void turnedOff(Endpoint endpoint, Endpoint.Off why, Instant now) {
        audit.record(
                HOUSE,
                endpoint.storefront(),
                "webhook.endpoint-turned-off",
                endpoint.id(),
                Map.of("reason", why.word()));
        mail(endpoint, "webhook.mail-off-" + why.word(), Map.of("at", now));
    }

    private void mail(Endpoint endpoint, String template, Map<String, Instant> when) {
        String email = endpoint.target().contact().email();
        if (email == null) {
            return;
        }
        Map<String, Object> args = new java.util.HashMap<>(when);
        args.put("shop", storefronts.get(endpoint.storefront()).name());
        args.put("endpoint", endpoint.id());
        args.put("url", endpoint.target().url());
        mails.send(new Mails.Mail(
                endpoint.storefront(), null, email, endpoint.target().contact().language(), template, args, Map.of()));
    }
}
