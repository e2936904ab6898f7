package jp.noren.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request with an idempotency key has its effect once, and the same answer each time. */
class OnceTest {
    private House house;
    private ShopResource shop;

    @BeforeEach
    void open() {
        house = House.open();
        shop = new ShopResource();
        house.add("shop", shop);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private House.Answer order(String token, String key, String body) {
        HttpRequest.Builder request = house.as(token, "shop/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return house.send(key == null ? request : request.header("Idempotency-Key", key));
    }

    private House.Answer order(String key, String body) {
        return order(House.MEMBER, key, body);
    }

    @Test
    void answerIsReplayedWithItsHeaders() {
        House.Answer first = order("k1", "{\"points\":1}");
        House.Answer second = order("k1", "{\"points\":1}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        for (String name : List.of("Location", "ETag", "Content-Type")) {
            assertThat(second.header(name))
                    .as(name)
                    .isEqualTo(first.header(name))
                    .isNotNull();
        }
        assertThat(second.header("Request-Id")).isNotEqualTo(first.header("Request-Id"));
        assertThat(shop.effects).hasValue(1);
    }

    @Test
    void quotedKeyIsTheSameKey() {
        order("k1", "{}");
        assertThat(order("\"k1\"", "{}").header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void missingKeyIsRefused() {
        House.Answer answer = order(null, "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"rest.idempotency-key-missing\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", " "})
    void keyThatIsNoneIsRefused(String key) {
        assertThat(order(key, "{}").status()).isEqualTo(400);
    }

    @Test
    void keyMayHave255Characters() {
        assertThat(order("k".repeat(255), "{}").status()).isEqualTo(201);
        assertThat(order("k".repeat(256), "{}").body()).contains("\"code\":\"rest.idempotency-key-invalid\"");
    }

    @Test
    void otherBodyIsRefused() {
        order("k1", "{\"points\":1}");
        House.Answer answer = order("k1", "{\"points\":2}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"rest.idempotency-key-reused\"");
        assertThat(shop.effects).hasValue(1);
    }

    @Test
    void otherCallersKeyIsAnotherKey() {
        House.Answer mine = order(House.MEMBER, "k1", "{}");
        House.Answer other = order(House.OTHER_MEMBER, "k1", "{}");
        assertThat(other.header("Idempotent-Replayed")).isNull();
        assertThat(other.body()).isNotEqualTo(mine.body());
        assertThat(shop.effects).hasValue(2);
    }

    @Test
    void methodSeesTheScopedKey() {
        String first = order("k1", "{}").body();
        assertThat(first).containsPattern("\"key\":\"[A-Za-z0-9_-]{43}\"");
    }

    @Test
    void failureIsNotKept() {
        assertThat(order("k1", "{\"points\":500}").status()).isEqualTo(500);
        assertThat(order("k1", "{\"points\":500}").status()).isEqualTo(500);
        assertThat(shop.effects).hasValue(2);
        assertThat(((OnceStoreInMemory) house.store).size()).isZero();
    }

    @Test
    void refusalOfTheMethodIsKept() {
        House.Answer first = order("k1", "{\"points\":409}");
        House.Answer second = order("k1", "{\"points\":409}");
        assertThat(first.status()).isEqualTo(409);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(shop.effects).hasValue(1);
    }

    @Test
    void refusalForTheFormIsNotKept() {
        assertThat(order("k1", "{\"points\":422}").status()).isEqualTo(422);
        assertThat(order("k1", "{\"x\":1}").status()).isEqualTo(400);
        assertThat(order("k1", "{\"points\":1}").status()).isEqualTo(201);
    }

    @Test
    void firstThatStillRunsIsSaidTo() throws Exception {
        house.store.claim("taken", "x");
        OnceStoreInMemory store = (OnceStoreInMemory) house.store;
        house.store = new AlwaysRunning(store);
        House.Answer answer = order("k1", "{}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("\"code\":\"rest.idempotency-key-in-use\"");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(shop.effects).hasValue(0);
    }

    private record AlwaysRunning(OnceStoreInMemory store) implements jp.noren.rest.internal.once.OnceStore {
        @Override
        public Claim claim(String scope, String fingerprint) {
            return new Claim.Running();
        }

        @Override
        public boolean keep(String scope, long fence, int status, byte[] sealedAnswer) {
            return store.keep(scope, fence, status, sealedAnswer);
        }

        @Override
        public void release(String scope, long fence) {
            store.release(scope, fence);
        }
    }

    @Test
    void fiftyAtOnceHaveOneEffect() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<House.Answer>> answers = new ArrayList<>();
            IntStream.range(0, 50).forEach(i -> answers.add(threads.submit(() -> order("k1", "{\"points\":7}"))));
            int done = 0;
            for (Future<House.Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(201, 409);
                done += answer.get().status() == 201 ? 1 : 0;
            }
            assertThat(done).isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(shop.effects).hasValue(1);
        assertThat(order("k1", "{\"points\":7}").status()).isEqualTo(201);
        assertThat(shop.effects).hasValue(1);
    }

    @Test
    void withoutAStoreNothingRuns() {
        house.store = null;
        House.Answer answer = order("k1", "{}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(shop.effects).hasValue(0);
    }

    @Test
    void whatIsKeptTellsNothing() {
        Map<String, String> kept = new java.util.HashMap<>();
        house.store = new OnceStoreInMemory() {
            @Override
            public boolean keep(String scope, long fence, int status, byte[] sealedAnswer) {
                kept.put(scope, new String(sealedAnswer, java.nio.charset.StandardCharsets.ISO_8859_1));
                return super.keep(scope, fence, status, sealedAnswer);
            }
        };
        order("k1", "{}");
        assertThat(kept).hasSize(1);
        assertThat(kept.values().iterator().next()).doesNotContain("effect", "Location", "shop");
        assertThat(kept.keySet().iterator().next()).doesNotContain("k1");
    }
}
