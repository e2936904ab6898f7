package jp.noren.rental.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jp.noren.payment.api.StoredCards;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.CardFace;
import jp.noren.testing.MovableClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whoever replaces rental waits for the run that is on: it must be short, however slow the company is. */
class LearnCardsTest {
    private static final int CARDS = 10;

    private final List<CardBook.Kept> unknown = new ArrayList<>(IntStream.range(0, CARDS)
            .mapToObj(i -> new CardBook.Kept("c" + i, "SORA", "mem_1", CardFace.UNKNOWN, null))
            .toList());
    private final List<String> asked = new ArrayList<>();
    private long seconds;

    private LearnCards learn(long callSeconds, boolean fails) {
        return new LearnCards(
                MovableClock.at("2026-11-10T10:00:00+09:00"),
                new Straight(),
                book(),
                new Company(callSeconds, fails),
                () -> TimeUnit.SECONDS.toNanos(seconds));
    }

    private CardBook book() {
        return (CardBook) Proxy.newProxyInstance(
                CardBook.class.getClassLoader(), new Class<?>[] {CardBook.class}, (proxy, method, arguments) -> {
                    if ("unknown".equals(method.getName())) {
                        return List.copyOf(unknown);
                    }
                    CardBook.Kept learned = (CardBook.Kept) arguments[0];
                    unknown.removeIf(one -> one.customerRef().equals(learned.customerRef()));
                    return null;
                });
    }

    @Test
    @DisplayName("R024: a slow company is asked for a few seconds at a time, each card once")
    void slowCompany() {
        LearnCards learn = learn(1, false);
        assertThat(learn.run()).isTrue();
        assertThat(asked).hasSize(4);
        assertThat(learn.run()).isTrue();
        assertThat(learn.run()).isFalse();
        assertThat(asked).hasSize(CARDS).doesNotHaveDuplicates();
        assertThat(unknown).isEmpty();
    }

    @Test
    void silentCompanyIsLetBeUntilTheNextRun() {
        assertThat(learn(20, true).run()).isFalse();
        assertThat(asked).hasSize(1);
    }

    /** Every transaction commits. */
    private static final class Straight implements Transactions {
        @Override
        public <T> T required(Callable<T> work) {
            try {
                return work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean isActive() {
            return true;
        }

        @Override
        public void afterCommit(Runnable hint) {
            hint.run();
        }
    }

    /** Takes its time. */
    private final class Company implements StoredCards {
        private final long callSeconds;
        private final boolean fails;

        private Company(long callSeconds, boolean fails) {
            this.callSeconds = callSeconds;
            this.fails = fails;
        }

        @Override
        public Optional<Face> face(String storefront, String customerRef) {
            asked.add(customerRef);
            seconds += callSeconds;
            if (fails) {
                throw new IllegalStateException("no answer");
            }
            return Optional.empty();
        }

        @Override
        public Kept keep(String storefront, String customerRef, PaymentSource.CardToken card) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Kept remove(String storefront, String customerRef) {
            throw new UnsupportedOperationException();
        }
    }
}
