package jp.noren.audit.internal.app;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.audit.internal.domain.CanonicalJson;
import jp.noren.audit.internal.domain.Entry;
import jp.noren.audit.internal.domain.Head;
import jp.noren.audit.internal.domain.LaneKey;
import jp.noren.audit.internal.domain.Seal;
import jp.noren.kernel.Ids;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Adds an act to a lane of its storefront. The lane goes by the thread, so that all acts of one transaction use one lane and the transactions of
 * different threads seldom meet; and all of them are written last in it, so that a lane is held for the commit alone. Two statements as a rule, however
 * many acts there are: the end of the lane is moved from where this node last saw it (a conditional update, which holds it until the commit), then the
 * entries are added. A guess that was wrong costs a locking read more.
 */
@Component(service = AuditTrail.class)
public final class RecordAct implements AuditTrail {
    static final int MAX_DETAILS = 16_000;

    private final Trail trail;
    private final Seal seal;
    private final Anchors anchors;
    private final Transactions transactions;
    private final Clock clock;
    private final Map<LaneKey, Head> lastSeen = new ConcurrentHashMap<>();

    @Activate
    public RecordAct(
            @Reference Trail trail,
            @Reference Seal seal,
            @Reference Anchors anchors,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.trail = trail;
        this.seal = seal;
        this.anchors = anchors;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void record(Caller actor, String storefront, String act, String object, Map<String, ?> details) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("an act is recorded in the transaction that does it: " + act);
        }
        String json = CanonicalJson.write(details);
        if (json.length() > MAX_DETAILS) {
            throw new IllegalArgumentException("details too long for the trail: " + act);
        }
        LaneKey lane = laneOf(storefront);
        Entry draft = new Entry(
                lane,
                0,
                Ids.random("aud"),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor.kind().name(),
                actor.id(),
                act,
                object,
                json,
                seal.currentKey());
        Drafts drafts = transactions.kept(this, Drafts::new);
        if (drafts.add(draft)) {
            transactions.beforeCommit(() -> drafts.take().forEach(this::append));
        }
    }

    /** What one transaction has recorded so far and is still to be written, by lane; always in one order, so that no two wait for each other. */
    private static final class Drafts {
        private Map<LaneKey, List<Entry>> drafts = new TreeMap<>();

        /** @return whether it is the first since they were taken */
        boolean add(Entry draft) {
            boolean first = drafts.isEmpty();
            drafts.computeIfAbsent(draft.lane(), lane -> new ArrayList<>()).add(draft);
            return first;
        }

        Map<LaneKey, List<Entry>> take() {
            Map<LaneKey, List<Entry>> taken = drafts;
            drafts = new TreeMap<>();
            return taken;
        }
    }

    private static LaneKey laneOf(String storefront) {
        int lane = (int) Math.floorMod(Thread.currentThread().getId(), (long) LaneKey.LANES);
        return new LaneKey(LaneKey.chainOf(storefront), lane);
    }

    private void append(LaneKey lane, List<Entry> drafts) {
        Head guess = lastSeen.get(lane);
        if (guess == null || !appendAfter(guess, drafts)) {
            Head end = trail.lockHead(lane).orElseGet(() -> found(lane));
            if (!end.isGenuine(seal)) {
                throw new IllegalStateException("the end of the audit lane " + lane + " is forged");
            }
            if (!appendAfter(end, drafts)) {
                throw new IllegalStateException("the end of the audit lane " + lane + " moved while it was held");
            }
        }
    }

    private Head found(LaneKey lane) {
        trail.found(IntStream.range(0, LaneKey.LANES)
                .mapToObj(i -> Head.sign(new LaneKey(lane.chain(), i), 0, Head.GENESIS, seal))
                .toList());
        return trail.lockHead(lane).orElseThrow();
    }

    private boolean appendAfter(Head end, List<Entry> drafts) {
        List<Entry.Sealed> entries = new ArrayList<>(drafts.size());
        String hash = end.hash();
        for (Entry draft : drafts) {
            Entry entry = draft.at(end.n() + entries.size() + 1);
            hash = seal.hash(hash, entry);
            entries.add(new Entry.Sealed(entry, hash));
        }
        Head next = Head.sign(end.lane(), end.n() + entries.size(), hash, seal);
        if (!trail.advance(end, next)) {
            return false;
        }
        trail.append(entries);
        lastSeen.put(next.lane(), next);
        transactions.afterCommit(() -> anchors.committed(end.n(), next));
        return true;
    }
}
