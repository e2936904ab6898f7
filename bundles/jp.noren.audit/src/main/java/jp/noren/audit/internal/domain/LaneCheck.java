package jp.noren.audit.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Walks one lane from its first entry to its signed end. Entry n must fit the hash that stands before it, n - 1 must stand there, the end must be the
 * signed one, and every anchor must be met on the way. After a break it goes on from the hash that is stored, so that one edit is one finding.
 */
public final class LaneCheck {
    private final LaneKey lane;
    private final Seal seal;
    private final NavigableMap<Long, String> anchors;
    private final List<Finding> findings = new ArrayList<>();
    private long n;
    private String hash = Head.GENESIS;

    public LaneCheck(LaneKey lane, Seal seal, List<Anchor> anchors) {
        this.lane = lane;
        this.seal = seal;
        this.anchors = new TreeMap<>();
        anchors.stream().filter(anchor -> anchor.lane().equals(lane)).forEach(this::expect);
    }

    private void expect(Anchor anchor) {
        String other = anchors.put(anchor.n(), anchor.hash());
        if (other != null && !other.equals(anchor.hash())) {
            find(anchor.n(), Finding.Kind.ANCHOR_DIFFERS);
        }
    }

    /** The next entry in the order of n. */
    public void next(Entry.Sealed sealed) {
        Entry entry = sealed.entry();
        if (entry.n() != n + 1) {
            find(n + 1, Finding.Kind.MISSING);
        } else if (!seal.knows(entry.keyId())) {
            find(entry.n(), Finding.Kind.KEY_UNKNOWN);
        } else if (!seal.hash(hash, entry).equals(sealed.hash())) {
            find(entry.n(), Finding.Kind.ALTERED);
        }
        n = entry.n();
        hash = sealed.hash();
        meetAnchor();
    }

    private void meetAnchor() {
        String anchored = anchors.get(n);
        if (anchored != null && !anchored.equals(hash)) {
            find(n, Finding.Kind.ANCHOR_DIFFERS);
        }
    }

    /**
     * The end of the lane.
     *
     * @param head its signed end; null when it is gone
     * @param last the greatest number that stood in the lane before the head was read, so that entries written meanwhile are not taken for insertions
     */
    public List<Finding> end(Head head, long last) {
        if (head == null || !head.isGenuine(seal)) {
            find(n, Finding.Kind.HEAD_FORGED);
        } else {
            meetHead(head, last);
        }
        if (!anchors.isEmpty() && anchors.lastKey() > n) {
            find(n, Finding.Kind.CUT_OFF);
        }
        return List.copyOf(findings);
    }

    private void meetHead(Head head, long last) {
        if (head.n() > n) {
            find(n, Finding.Kind.CUT_OFF);
        } else if (last > head.n()) {
            find(head.n() + 1, Finding.Kind.INSERTED);
        } else if (head.n() == n && !head.hash().equals(hash)) {
            find(n, Finding.Kind.ALTERED);
        }
    }

    private void find(long place, Finding.Kind kind) {
        findings.add(new Finding(lane, place, kind));
    }

    public long entries() {
        return n;
    }
}
