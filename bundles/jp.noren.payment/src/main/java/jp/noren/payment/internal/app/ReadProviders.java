package jp.noren.payment.internal.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Breaker;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.ProviderInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How the providers stand, and what is unknown at each of them and why: the first page of an operator whose telephone rings. */
@Component(service = ReadProviders.class)
public final class ReadProviders {

    /** How many attempts stand in a state for a reason, and since when the oldest of them. */
    public record Open(AttemptState state, Reason reason, long attempts, Instant oldest) {}

    /**
     * @param version null when its bundle is away
     * @param gaps what is not configured, as codes of texts
     * @param breaker whether it is let be because it does not answer
     */
    public record Standing(
            String provider, String version, List<String> gaps, Breaker.State breaker, List<Open> open) {}

    private final Providers providers;
    private final Attempts attempts;

    @Activate
    public ReadProviders(@Reference Providers providers, @Reference Attempts attempts) {
        this.providers = providers;
        this.attempts = attempts;
    }

    public List<Standing> handle() {
        Map<String, List<Open>> open = new TreeMap<>(attempts.openByProvider());
        Map<String, Providers.Present> here = new TreeMap<>();
        providers.present().forEach(present -> here.put(present.info().id(), present));
        providers.seen().stream().map(ProviderInfo::id).forEach(id -> open.putIfAbsent(id, List.of()));
        List<Standing> all = new ArrayList<>();
        open.forEach((id, counts) -> all.add(standing(id, here.get(id), counts)));
        all.sort(Comparator.comparing(Standing::provider));
        return all;
    }

    private Standing standing(String id, Providers.Present present, List<Open> open) {
        return new Standing(
                id,
                present == null ? null : present.info().version(),
                present == null ? List.of() : present.gaps(),
                providers.breaker(id),
                open);
    }
}
