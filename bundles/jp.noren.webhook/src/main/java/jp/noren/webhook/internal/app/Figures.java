package jp.noren.webhook.internal.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import jp.noren.kernel.health.HealthSource;
import jp.noren.kernel.health.Sign;
import jp.noren.webhook.internal.domain.Verdict;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How the messages do: what this node has sent since the bundle began, and what waits in the house. */
@Component(service = {Figures.class, HealthSource.class})
public final class Figures implements HealthSource {
    private static final int MANY = 10_000;

    private final DeliveryBook deliveries;
    private final LongAdder taken = new LongAdder();
    private final LongAdder refused = new LongAdder();

    @Activate
    public Figures(@Reference DeliveryBook deliveries) {
        this.deliveries = deliveries;
    }

    void sent(Verdict verdict) {
        (verdict.isSuccess() ? taken : refused).increment();
    }

    @Override
    public List<Sign> signs() {
        int[] backlog = deliveries.backlog();
        Map<String, Number> figures = Map.of(
                "noren_webhook_waiting",
                backlog[0],
                "noren_webhook_retrying",
                backlog[1],
                "noren_webhook_sent_total{outcome=\"taken\"}",
                taken.sum(),
                "noren_webhook_sent_total{outcome=\"failed\"}",
                refused.sum());
        String words = backlog[0] + " webhooks wait, " + backlog[1] + " of them after a try in vain";
        return List.of(
                backlog[0] < MANY
                        ? Sign.ok("webhook", words, figures)
                        : Sign.warn("webhook", words + "; see webhook:endpoints for who takes nothing", figures));
    }
}
