package jp.noren.audit.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.noren.audit.internal.domain.Anchor;
import jp.noren.audit.internal.domain.Entry;
import jp.noren.audit.internal.domain.Finding;
import jp.noren.audit.internal.domain.Head;
import jp.noren.audit.internal.domain.LaneCheck;
import jp.noren.audit.internal.domain.LaneKey;
import jp.noren.audit.internal.domain.Seal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the whole trail and says what is wrong with it. Entries may be added meanwhile; they are left for the next time. */
@Component(service = VerifyTrail.class)
public final class VerifyTrail {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyTrail.class);
    private static final int BATCH = 1_000;

    private final Trail trail;
    private final Seal seal;
    private final Anchors anchors;
    private final Clock clock;
    private volatile Report last;

    @Activate
    public VerifyTrail(
            @Reference Trail trail, @Reference Seal seal, @Reference Anchors anchors, @Reference Clock clock) {
        this.trail = trail;
        this.seal = seal;
        this.anchors = anchors;
        this.clock = clock;
    }

    /**
     * What a verification found.
     *
     * @param entries how many entries were read
     * @param took how long it took
     */
    public record Report(Instant at, int lanes, long entries, Duration took, List<Finding> findings) {
        public boolean intact() {
            return findings.isEmpty();
        }
    }

    /** The last report of this node. */
    public Optional<Report> last() {
        return Optional.ofNullable(last);
    }

    public synchronized Report handle() {
        long start = System.nanoTime();
        Anchors.Known known = anchors.known();
        // The greatest numbers first: what is written meanwhile stands in the heads then, and is not taken for an
        // insertion.
        Map<LaneKey, Long> lasts = trail.lasts();
        Map<LaneKey, Head> heads = trail.heads();
        List<Finding> findings = new ArrayList<>(known.findings());
        Set<LaneKey> lanes = allLanes(lasts.keySet(), heads.keySet(), known.anchors());
        long entries = 0;
        for (LaneKey lane : lanes) {
            LaneCheck check = new LaneCheck(lane, seal, known.anchors());
            findings.addAll(walk(lane, heads.get(lane), lasts.getOrDefault(lane, 0L), check));
            entries += check.entries();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        last = new Report(clock.instant(), lanes.size(), entries, took, List.copyOf(findings));
        if (!last.intact()) {
            LOG.error("The audit trail is not intact: {}", findings);
        }
        return last;
    }

    /** A chain has all its lanes or none: one that is gone is looked for as well. */
    private static Set<LaneKey> allLanes(Set<LaneKey> filled, Set<LaneKey> founded, List<Anchor> anchors) {
        Set<LaneKey> lanes = new TreeSet<>(filled);
        lanes.addAll(founded);
        anchors.stream().map(Anchor::lane).forEach(lanes::add);
        for (LaneKey lane : List.copyOf(lanes)) {
            for (int i = 0; i < LaneKey.LANES; i++) {
                lanes.add(new LaneKey(lane.chain(), i));
            }
        }
        return lanes;
    }

    private List<Finding> walk(LaneKey lane, Head head, long greatest, LaneCheck check) {
        long end = head == null ? greatest : head.n();
        long n = 0;
        while (n < end) {
            List<Entry.Sealed> batch = trail.read(lane, n, (int) Math.min(BATCH, end - n));
            for (Entry.Sealed sealed : batch) {
                if (sealed.entry().n() > end) {
                    return check.end(head, greatest);
                }
                check.next(sealed);
                n = sealed.entry().n();
            }
            if (batch.isEmpty()) {
                break;
            }
        }
        return check.end(head, greatest);
    }
}
