package jp.noren.audit.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneCheckTest {
    private static final LaneKey LANE = new LaneKey("KURA", 3);
    private static final Instant AT = Instant.parse("2026-11-10T01:00:00Z");

    private final Seal seal = new PlainSeal("k1");
    private final List<Entry.Sealed> entries = new ArrayList<>();

    @BeforeEach
    void fiveEntries() {
        String hash = Head.GENESIS;
        for (int n = 1; n <= 5; n++) {
            Entry entry = entry(n, "{\"amount\":" + n + "}", "k1");
            hash = seal.hash(hash, entry);
            entries.add(new Entry.Sealed(entry, hash));
        }
    }

    private static Entry entry(long n, String details, String key) {
        return new Entry(LANE, n, "aud_" + n, AT, "OPERATOR", "opr_1", "payment.refunded", "pay_" + n, details, key);
    }

    private Head head() {
        Entry.Sealed last = entries.get(entries.size() - 1);
        return Head.sign(LANE, last.entry().n(), last.hash(), seal);
    }

    private List<Finding.Kind> check(Head head, long last, Anchor... anchors) {
        LaneCheck check = new LaneCheck(LANE, seal, List.of(anchors));
        entries.forEach(check::next);
        return check.end(head, last).stream().map(Finding::kind).toList();
    }

    @Test
    void anUntouchedLaneIsIntact() {
        assertThat(check(head(), 5)).isEmpty();
    }

    @Test
    void anEmptyLaneIsIntact() {
        entries.clear();
        assertThat(check(Head.sign(LANE, 0, Head.GENESIS, seal), 0)).isEmpty();
    }

    @Test
    void anEditIsFoundOnce() {
        entries.set(
                2,
                new Entry.Sealed(
                        entry(3, "{\"amount\":9}", "k1"), entries.get(2).hash()));
        assertThat(check(head(), 5)).containsExactly(Finding.Kind.ALTERED);
    }

    @Test
    void aSwapIsFound() {
        Entry.Sealed second = entries.get(1);
        Entry.Sealed third = entries.get(2);
        entries.set(1, new Entry.Sealed(third.entry().at(2), third.hash()));
        entries.set(2, new Entry.Sealed(second.entry().at(3), second.hash()));
        assertThat(check(head(), 5)).contains(Finding.Kind.ALTERED);
    }

    @Test
    void aHoleIsFound() {
        entries.remove(2);
        assertThat(check(head(), 5)).contains(Finding.Kind.MISSING);
    }

    @Test
    void aLostEndIsFound() {
        Head before = head();
        entries.remove(4);
        assertThat(check(before, 4)).containsExactly(Finding.Kind.CUT_OFF);
    }

    @Test
    void aLostEndWithAnOldHeadIsFoundByTheAnchor() {
        Anchor anchor = new Anchor(AT, LANE, 5, entries.get(4).hash());
        entries.remove(4);
        assertThat(check(head(), 4)).isEmpty();
        assertThat(check(head(), 4, anchor)).containsExactly(Finding.Kind.CUT_OFF);
    }

    @Test
    void aLaneRewrittenWithTheRightKeyIsFoundByTheAnchor() {
        assertThat(check(head(), 5, new Anchor(AT, LANE, 3, "ab".repeat(32))))
                .containsExactly(Finding.Kind.ANCHOR_DIFFERS);
    }

    @Test
    void anEntryBehindTheEndIsFound() {
        assertThat(check(head(), 6)).containsExactly(Finding.Kind.INSERTED);
    }

    @Test
    void aHeadSignedWithAnotherKeyIsFound() {
        Entry.Sealed last = entries.get(4);
        Head forged = new Head(LANE, 5, last.hash(), "k1", new PlainSeal("k2").mac("k2", "x"));
        assertThat(check(forged, 5)).containsExactly(Finding.Kind.HEAD_FORGED);
        assertThat(check(null, 5)).containsExactly(Finding.Kind.HEAD_FORGED);
    }

    @Test
    void anEntryOfAnUnknownKeyIsFound() {
        Entry foreign = entry(6, "{}", "k9");
        entries.add(new Entry.Sealed(foreign, "00".repeat(32)));
        assertThat(check(head(), 6)).contains(Finding.Kind.KEY_UNKNOWN);
    }

    @Test
    void fieldsCannotFlowIntoEachOther() {
        Entry one = new Entry(LANE, 1, "a", AT, "OPERATOR", "x", "b.c", "d", "{}", "k1");
        Entry other = new Entry(LANE, 1, "a", AT, "OPERATOR", "x", "b.", "cd", "{}", "k1");
        assertThat(one.canonical()).isNotEqualTo(other.canonical());
    }
}
