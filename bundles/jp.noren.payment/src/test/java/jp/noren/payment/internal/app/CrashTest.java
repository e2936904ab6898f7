package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.internal.app.CrashPoints.Point;
import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.internal.app.FakeCompany.State;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/** A node dies at each point of an attempt, with each behaviour of the company; then another node's janitor comes by. */
@DisplayName("G1: no crash charges twice, loses a charge, or leaves anything open")
class CrashTest {

    /** The node is gone: nothing of what stood behind the point happens. */
    private static final class NodeDied extends Error {
        private static final long serialVersionUID = 1L;

        NodeDied(Point point) {
            super(point.name(), null, false, false);
        }
    }

    private enum Play {
        HONEST,
        DECLINES,
        LOSES_START,
        LOSES_COMMIT,
        DROPS_COMMIT,
        OTHER_BRAND;

        void set(FakeCompany company) {
            switch (this) {
                case DECLINES -> company.in(Op.START, Mood.DECLINES);
                case LOSES_START -> company.in(Op.START, Mood.LOST_AFTER);
                case LOSES_COMMIT -> company.in(Op.COMMIT, Mood.LOST_AFTER);
                case DROPS_COMMIT -> company.in(Op.COMMIT, Mood.LOST_BEFORE);
                case OTHER_BRAND -> company.in(Op.START, Mood.OTHER_BRAND);
                default -> {
                    // does what it is asked
                }
            }
        }
    }

    private static void dieOnce(Bench bench, Point at, AtomicBoolean died) {
        bench.crash = point -> {
            if (point == at && died.compareAndSet(false, true)) {
                throw new NodeDied(point);
            }
        };
    }

    private static List<PaymentView> buy(Bench bench) {
        List<PaymentView> told = new ArrayList<>();
        try {
            bench.buy("ord_1", told::add);
        } catch (NodeDied | RuntimeException died) {
            told.clear();
        }
        return told;
    }

    @EachDatabase
    void eachPointWithEachPlay(TestDatabase database) {
        int died = 0;
        for (Point point : Point.values()) {
            for (Play play : Play.values()) {
                died += one(TestDatabase.emptied(database.kind()), point, play) ? 1 : 0;
            }
        }
        assertThat(died).as("crashes that happened").isGreaterThan(30);
    }

    private static boolean one(TestDatabase database, Point point, Play play) {
        FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
        AtomicBoolean died = new AtomicBoolean();
        try (Bench bench = new Bench(database)) {
            bench.gates.arrives(company);
            play.set(company);
            dieOnce(bench, point, died);
            buy(bench);
            hoursGoBy(bench);
            judge(bench, company, point + " " + play);
        }
        return died.get();
    }

    private static void hoursGoBy(Bench bench) {
        try {
            bench.hoursGoBy();
        } catch (NodeDied died) {
            bench.hoursGoBy();
        }
    }

    private static void judge(Bench bench, FakeCompany company, String what) {
        List<Attempt> all = bench.attempts.list(new Attempts.Query(null, null, null, null, 10));
        if (all.isEmpty()) {
            assertThat(company.book())
                    .as(what + ": nothing written, nothing sent")
                    .isEmpty();
            return;
        }
        Attempt attempt = all.get(0);
        int charges = company.charges(attempt.id());
        boolean paid = attempt.state() == AttemptState.SUCCEEDED;
        assertThat(attempt.state().isEnd())
                .as(what + ": settled, not " + attempt.state())
                .isTrue();
        assertThat(charges).as(what + ": charges").isEqualTo(paid ? 1 : 0);
        assertThat(bench.ledger("clearing:fake")).as(what + ": ledger").isEqualTo(paid ? 4950 : 0);
        assertThat(attempt.view().status() == PaymentStatus.SUCCEEDED).as(what).isEqualTo(paid);
        boolean abandoned = attempt.state() == AttemptState.ABANDONED_UNCOMMITTED;
        if (!abandoned && company.book().containsKey(attempt.id())) {
            assertThat(company.book().get(attempt.id()).state)
                    .as(what + ": nothing stays reserved")
                    .isEqualTo(paid ? State.CHARGED : State.RELEASED);
        }
        assertThat(company.calls(Op.START)).as(what + ": starts").isLessThanOrEqualTo(1);
    }

    @EachDatabase
    @DisplayName("With the provider reachable, everything is settled within 60 s of the restart")
    void withinAMinute(TestDatabase database) {
        for (Point point : Point.values()) {
            FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
            try (Bench bench = new Bench(TestDatabase.emptied(database.kind()))) {
                bench.gates.arrives(company);
                dieOnce(bench, point, new AtomicBoolean());
                buy(bench);
                for (int second = 0; second < 60; second += 3) {
                    try {
                        bench.janitor().run();
                    } catch (NodeDied again) {
                        continue;
                    }
                    bench.clock.move(java.time.Duration.ofSeconds(3));
                }
                assertThat(bench.attempts.list(new Attempts.Query(null, null, null, null, 10)))
                        .as(point.name())
                        .allMatch(attempt -> attempt.state().isEnd());
            }
        }
    }
}
