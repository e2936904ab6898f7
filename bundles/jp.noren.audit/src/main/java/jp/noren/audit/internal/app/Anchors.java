package jp.noren.audit.internal.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.noren.audit.internal.domain.Anchor;
import jp.noren.audit.internal.domain.Finding;
import jp.noren.audit.internal.domain.Head;
import jp.noren.audit.internal.domain.LaneKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers outside the database how far each lane had come: in memory after every commit, in the file when a commit comes past a thousand entries, every hour
 * ({@link AnchorJob}) and when the node stops.
 */
@Component(service = Anchors.class)
public final class Anchors {
    static final long EVERY = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);

    private final AnchorFile file;
    private final Clock clock;
    private final Map<LaneKey, Head> seen = new ConcurrentHashMap<>();
    private final Map<LaneKey, Long> written = new ConcurrentHashMap<>();

    @Activate
    public Anchors(@Reference Seals seals, @Reference Clock clock) {
        this.file = new AnchorFile(seals.anchorFile(), seals);
        this.clock = clock;
    }

    /** What is known, for a verification. */
    record Known(List<Anchor> anchors, List<Finding> findings) {}

    /** A committed head. @param before the number that the lane had come to before */
    void committed(long before, Head head) {
        seen.merge(head.lane(), head, (old, fresh) -> fresh.n() > old.n() ? fresh : old);
        if (head.n() / EVERY > before / EVERY) {
            write(head);
        }
    }

    /** Anchors every lane that has moved since it was anchored last. */
    @Deactivate
    void writeAll() {
        seen.values().stream()
                .filter(head -> head.n() > written.getOrDefault(head.lane(), 0L))
                .forEach(this::write);
    }

    private void write(Head head) {
        try {
            file.append(new Anchor(clock.instant(), head.lane(), head.n(), head.hash()));
            written.merge(head.lane(), head.n(), Math::max);
        } catch (RuntimeException e) {
            LOG.error("An audit anchor could not be written; it is tried again within the hour", e);
        }
    }

    Known known() {
        AnchorFile.Content content = file.read();
        List<Anchor> all = new ArrayList<>(content.anchors());
        seen.values().forEach(head -> all.add(new Anchor(clock.instant(), head.lane(), head.n(), head.hash())));
        LaneKey house = new LaneKey(LaneKey.HOUSE, 0);
        return new Known(
                all, content.genuine() ? List.of() : List.of(new Finding(house, 0, Finding.Kind.ANCHORS_FORGED)));
    }
}
