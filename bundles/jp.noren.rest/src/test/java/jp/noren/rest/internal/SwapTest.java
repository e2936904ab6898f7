package jp.noren.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Public;
import jp.noren.rest.RestResource;
import jp.noren.rest.internal.door.Doors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Resources come and go while calls run: none is lost, and none waits without end. */
@Timeout(120)
class SwapTest {
    private static final WaitingRoom ROOM = new WaitingRoom(Duration.ofSeconds(25), 64, 128);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private House house;

    @AfterEach
    void close() {
        threads.shutdownNow();
        house.close();
    }

    /** Answers with its name, and breaks when it is called after it was taken down. */
    @Path("/")
    public static class Named implements RestResource {
        private final String name;
        final AtomicBoolean gone = new AtomicBoolean();
        final AtomicInteger inside = new AtomicInteger();
        volatile CountDownLatch hold = new CountDownLatch(0);

        Named(String name) {
            this.name = name;
        }

        @GET
        @Public
        public String name() throws InterruptedException {
            inside.incrementAndGet();
            try {
                hold.await();
                if (gone.get()) {
                    throw new IllegalStateException("called after it had gone");
                }
                return name;
            } finally {
                inside.decrementAndGet();
            }
        }
    }

    /** Calls something further in, behind a gate of its own. */
    @Path("/")
    public static class Buying implements RestResource {
        private final Gate<String> provider;
        final AtomicInteger begun = new AtomicInteger();

        Buying(Gate<String> provider) {
            this.provider = provider;
        }

        @GET
        @Public
        public String pay() {
            begun.incrementAndGet();
            try (Gate<String>.Passage passage = provider.enterInner()) {
                return passage.target();
            }
        }

        @POST
        @Public
        @Idempotent
        public Map<String, String> order(Map<String, String> order) {
            return Map.of("paid", pay());
        }
    }

    @Test
    @DisplayName("60 replacements in place under 16 busy clients: 0 of their calls fail")
    void replacementLosesNothing() throws Exception {
        house = House.open(ROOM);
        Load load = new Load(house, threads, "named", 16);
        Named serving = new Named("v0");
        Doors.Handle handle = house.add("named", serving);
        load.start();
        for (int version = 1; version <= 60; version++) {
            load.awaitMore(50);
            house.doors.remove(handle);
            serving.gone.set(true);
            serving = new Named("v" + version);
            handle = house.add("named", serving);
        }
        load.awaitMore(50);
        assertThat(load.stop()).isEmpty();
        assertThat(load.answered()).isGreaterThan(3000);
    }

    @Test
    @DisplayName("The same without gates loses calls, or the test above would prove nothing")
    void replacementWithoutGatesLosesCalls() throws Exception {
        house = House.ungated();
        Load load = new Load(house, threads, "named", 16);
        Named serving = new Named("v0");
        Doors.Handle handle = house.add("named", serving);
        load.start();
        for (int version = 1; version <= 20 || load.failures().isEmpty() && version < 500; version++) {
            load.awaitMore(50);
            house.doors.remove(handle);
            serving.gone.set(true);
            serving = new Named("v" + version);
            handle = house.add("named", serving);
        }
        assertThat(load.stop()).isNotEmpty();
    }

    @Test
    @DisplayName("Who leaves waits until its calls have left; newcomers go to the successor")
    void leavingWaitsForRunningCalls() throws Exception {
        house = House.open(ROOM);
        Named old = new Named("old");
        old.hold = new CountDownLatch(1);
        Doors.Handle handle = house.add("named", old);
        Future<House.Answer> running = threads.submit(() -> house.get("named"));
        Eventually.until("the call inside", () -> old.inside.get() == 1);
        Future<?> leaving = threads.submit(() -> house.doors.remove(handle));
        Eventually.until("the door shut", () -> house.doors.descriptions().isEmpty());
        Future<House.Answer> newcomer = threads.submit(() -> house.get("named"));
        Eventually.until("the newcomer waiting", () -> ROOM.seated() == 1);
        assertThat(leaving.isDone()).isFalse();
        house.add("named", new Named("new"));
        assertThat(newcomer.get().body()).isEqualTo("new");
        assertThat(leaving.isDone()).isFalse();
        old.hold.countDown();
        leaving.get();
        assertThat(running.get().body()).isEqualTo("old");
    }

    @Test
    @DisplayName("A successor beside the old one serves at once; nobody waits, no address clashes")
    void successorBesideTheOldOne() throws Exception {
        house = House.open(ROOM);
        Doors.Handle first = house.add("named", new Named("1.0"), 0, "1.0.0", Map.of());
        Doors.Handle second = house.add("named", new Named("2.0"), 0, "2.0.0", Map.of());
        assertThat(house.get("named").body()).isEqualTo("2.0");
        Doors.Handle older = house.add("named", new Named("0.9"), 0, "0.9.0", Map.of());
        assertThat(house.get("named").body()).isEqualTo("2.0");
        Doors.Handle ranked = house.add("named", new Named("ranked"), 5, "0.1.0", Map.of());
        assertThat(house.get("named").body()).isEqualTo("ranked");
        house.doors.remove(ranked);
        house.doors.remove(second);
        assertThat(house.get("named").body()).isEqualTo("1.0");
        house.doors.remove(first);
        assertThat(house.get("named").body()).isEqualTo("0.9");
        house.doors.remove(older);
        assertThat(house.doors.descriptions()).isEmpty();
    }

    @Test
    @DisplayName("300 callers at a closed door: 64 wait, the others are told at once, and the neighbour's calls go on")
    void closedDoorIsBounded() throws Exception {
        WaitingRoom room = new WaitingRoom(Duration.ofSeconds(25), 64, 128);
        house = House.open(room);
        house.add("neighbour", new Named("neighbour"));
        Doors.Handle handle = house.add("named", new Named("old"));
        house.doors.remove(handle);
        List<Future<House.Answer>> callers = new ArrayList<>();
        IntStream.range(0, 300).forEach(i -> callers.add(threads.submit(() -> house.get("named"))));
        Eventually.until(
                "236 sent away", () -> callers.stream().filter(Future::isDone).count() == 236);
        assertThat(room.seated()).isEqualTo(64);
        Set<Integer> comeBack = new TreeSet<>();
        for (Future<House.Answer> sentAway :
                callers.stream().filter(Future::isDone).toList()) {
            assertThat(sentAway.get().status()).isEqualTo(503);
            assertThat(sentAway.get().body()).contains("\"code\":\"rest.crowded\"");
            comeBack.add(Integer.parseInt(sentAway.get().header("Retry-After")));
        }
        assertThat(comeBack).as("not all in one second").hasSizeGreaterThan(2).allMatch(s -> s >= 5 && s <= 10);
        long began = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(house.get("neighbour").status()).isEqualTo(200);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        house.add("named", new Named("new"));
        int served = 0;
        for (Future<House.Answer> caller : callers) {
            served += caller.get().status() == 200 ? 1 : 0;
        }
        assertThat(served).isEqualTo(64);
        assertThat(room.seated()).isZero();
    }

    @Test
    @DisplayName("Nobody comes: 503 with a code after the wait, and at once when the path has long been deserted")
    void waitingEnds() {
        house = House.open(
                new WaitingRoom(Duration.ofMillis(200), 64, 128), Duration.ofSeconds(5), Duration.ofMillis(800));
        house.doors.remove(house.add("named", new Named("old")));
        House.Answer answer = house.get("named");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"rest.unavailable\"");
        assertThat(answer.header("Retry-After")).isNotNull();
        Eventually.until("an answer without a wait", () -> {
            long began = System.nanoTime();
            return house.get("named").status() == 503
                    && Duration.ofNanos(System.nanoTime() - began).toMillis() < 150;
        });
    }

    @Test
    @DisplayName("A resource that does not end in time is taken down all the same")
    void drainIsBounded() throws Exception {
        house = House.open(ROOM, Duration.ofMillis(300), Duration.ofSeconds(60));
        Named stuck = new Named("stuck");
        stuck.hold = new CountDownLatch(1);
        Doors.Handle handle = house.add("named", stuck);
        Future<House.Answer> running = threads.submit(() -> house.get("named"));
        Eventually.until("the call inside", () -> stuck.inside.get() == 1);
        house.doors.remove(handle);
        assertThat(running.isDone()).isFalse();
        stuck.hold.countDown();
        running.get();
    }

    @Test
    @DisplayName("A closed gate further in: the call leaves, waits there holding nothing, and is dispatched again")
    void innerGateIsWaitedForOutside() throws Exception {
        house = House.open(ROOM);
        Gate<String> provider = new Gate<>("card", ROOM);
        Buying buying = new Buying(provider);
        Doors.Handle handle = house.add("buying", buying);
        Future<House.Answer> buyer = threads.submit(() -> house.get("buying"));
        Eventually.until("the buyer waiting", () -> ROOM.seated() == 1);
        CompletableFuture<Void> swapped = CompletableFuture.runAsync(() -> house.doors.remove(handle), threads);
        swapped.get();
        Buying successor = new Buying(provider);
        house.add("buying", successor);
        provider.open("paid");
        assertThat(buyer.get().body()).isEqualTo("paid");
        assertThat(buying.begun).hasValue(1);
        assertThat(successor.begun).hasValue(1);
        assertThat(ROOM.seated()).isZero();
    }

    @Test
    @DisplayName("A gate further in that stays closed: 503 with its name, in the end")
    void innerGateThatStaysClosed() {
        house = House.open(new WaitingRoom(Duration.ofMillis(200), 64, 128));
        house.add("buying", new Buying(new Gate<>("card", house.room)));
        House.Answer answer = house.send(house.to("buying").header("Accept-Language", "en"));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"rest.unavailable\"").contains("(card)");
    }

    @Test
    @DisplayName("A gate further in that has its own word for being closed is quoted, with the time to come again")
    void innerGateHasItsOwnWord() {
        house = House.open(new WaitingRoom(Duration.ofMillis(200), 64, 128));
        house.add("buying", new Buying(new Gate<>("card", house.room, "shop.card-away")));
        House.Answer answer = house.get("buying");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"shop.card-away\"");
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    @Test
    @DisplayName(
            "An idempotency key is kept through the wait and used once; one that met a gate that stays closed is free again")
    void keyOutlivesTheWait() throws Exception {
        house = House.open(new WaitingRoom(Duration.ofSeconds(2), 64, 128));
        Gate<String> provider = new Gate<>("card", house.room);
        house.add("buying", new Buying(provider));
        Future<House.Answer> buyer = threads.submit(() -> order("k-1"));
        Eventually.until("the buyer waiting", () -> house.room.seated() == 1);
        provider.open("first");
        assertThat(buyer.get().body()).isEqualTo("{\"paid\":\"first\"}");
        provider.withdraw("first", Duration.ofSeconds(5));
        assertThat(order("k-1").body()).isEqualTo("{\"paid\":\"first\"}");
        assertThat(order("k-2").status()).isEqualTo(503);
        assertThat(((OnceStoreInMemory) house.store).size()).isEqualTo(1);
        provider.open("second");
        assertThat(order("k-2").body()).isEqualTo("{\"paid\":\"second\"}");
    }

    private House.Answer order(String key) {
        return house.send(house.to("buying")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
    }

    @Test
    @DisplayName("The bundle of logins is replaced under 16 busy members: 0 calls fail")
    void loginsAreReplaced() throws Exception {
        house = House.open(ROOM);
        house.add("shop", new ShopResource());
        Load load = new Load(house, threads, "shop/mine", 16);
        load.start();
        for (int i = 0; i < 30; i++) {
            load.awaitMore(50);
            house.replaceAuthenticator();
        }
        assertThat(load.stop()).isEmpty();
    }

    @Test
    @DisplayName("Both gates are swapped against each other under 16 busy buyers: 0 calls fail, nobody is stuck")
    void nestedSwaps() throws Exception {
        house = House.open(ROOM);
        Gate<String> provider = new Gate<>("card", ROOM);
        provider.open("paid-0");
        Doors.Handle handle = house.add("buying", new Buying(provider));
        Load load = new Load(house, threads, "buying", 16);
        load.start();
        String target = "paid-0";
        for (int i = 1; i <= 40; i++) {
            load.awaitMore(40);
            String leaving = target;
            Future<?> inner = threads.submit(() -> provider.withdraw(leaving, Duration.ofSeconds(30)));
            house.doors.remove(handle);
            inner.get();
            target = "paid-" + i;
            handle = house.add("buying", new Buying(provider));
            provider.open(target);
        }
        load.awaitMore(40);
        assertThat(load.stop()).isEmpty();
    }
}
