package jp.noren.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.noren.rest.internal.limit.Limits.Rates;
import org.junit.jupiter.api.Test;

/** Who asks for too much gets 429; the others notice nothing. */
class LimitedTest {

    @Test
    void aboveTheLimitTheAnswerIs429WithItsCodeAndWhenToComeAgain() {
        try (House house = House.open()) {
            house.add("shop", new ShopResource());
            house.limits.set(new Rates(0, 2, 0, 0));
            House.Answer first = house.send(house.as(House.MEMBER, "shop/mine"));
            house.send(house.as(House.MEMBER, "shop/mine"));
            House.Answer third = house.send(house.as(House.MEMBER, "shop/mine").header("Accept-Language", "ja"));

            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("RateLimit")).isEqualTo("\"read\";r=1;t=60");
            assertThat(first.header("RateLimit-Policy")).isEqualTo("\"read\";q=2;w=60");
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.header("Content-Type")).startsWith("application/problem+json");
            assertThat(third.body()).contains("\"code\":\"rest.too-many-requests\"", "秒ほど待ってから");
            assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(29, 30);
            assertThat(third.header("RateLimit")).startsWith("\"read\";r=0;t=");
        }
    }

    @Test
    void withoutAGoodTokenTheAddressCountsWhateverTheTokensAre() {
        try (House house = House.open()) {
            house.add("shop", new ShopResource());
            house.limits.set(new Rates(3, 0, 0, 0));
            List<Integer> here = IntStream.range(0, 5)
                    .mapToObj(
                            i -> house.send(house.as("nrn_guess_" + i, "shop")).status())
                    .toList();
            House.Answer elsewhere = house.send(house.to("shop").header("X-Forwarded-For", "203.0.113.9"));

            assertThat(here).containsExactly(200, 200, 200, 429, 429);
            assertThat(elsewhere.status()).isEqualTo(200);
            assertThat(house.send(house.as(House.MEMBER, "shop/mine")).status()).isEqualTo(200);
        }
    }

    @Test
    void withoutALimitNoHeaderIsSent() {
        try (House house = House.open()) {
            house.add("shop", new ShopResource());
            House.Answer answer = house.get("shop");

            assertThat(answer.header("RateLimit")).isNull();
            assertThat(answer.header("RateLimit-Policy")).isNull();
        }
    }

    @Test
    void atTenTimesItsLimitOneClientIsRefusedAndEveryAnswerOfAnotherIsGood() throws InterruptedException {
        try (House house = House.open()) {
            house.add("shop", new ShopResource());
            house.limits.set(new Rates(0, 400, 0, 0));
            long quietly = p95(times(house, 200));

            AtomicInteger good = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            CountDownLatch flood = new CountDownLatch(4);
            for (int thread = 0; thread < 4; thread++) {
                new Thread(() -> {
                            for (int i = 0; i < 1_000; i++) {
                                int status = house.send(house.as(House.OTHER_MEMBER, "shop/mine"))
                                        .status();
                                (status == 200 ? good : refused).incrementAndGet();
                            }
                            flood.countDown();
                        })
                        .start();
            }
            List<Long> meanwhile = times(house, 190);
            flood.await();

            assertThat(meanwhile).as("all of the other's answers were 200").hasSize(190);
            assertThat(good.get() + refused.get()).isEqualTo(4_000);
            assertThat(good.get())
                    .as("a minute's worth, and what came back meanwhile")
                    .isBetween(400, 800);
            System.out.printf(
                    "p95 of the other: %d us alone, %d us beside the flood; the flood got %d of 4000%n",
                    quietly, p95(meanwhile), good.get());
        }
    }

    private static List<Long> times(House house, int count) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long began = System.nanoTime();
            House.Answer answer = house.send(house.as(House.MEMBER, "shop/mine"));
            assertThat(answer.status()).isEqualTo(200);
            times.add((System.nanoTime() - began) / 1_000);
        }
        return times;
    }

    private static long p95(List<Long> times) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() * 95 / 100);
    }
}
