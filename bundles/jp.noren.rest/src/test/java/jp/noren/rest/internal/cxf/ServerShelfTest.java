package jp.noren.rest.internal.cxf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.noren.rest.RestResource;
import jp.noren.rest.internal.Eventually;
import jp.noren.rest.internal.ShopResource;
import jp.noren.rest.internal.door.Offer;
import jp.noren.rest.internal.door.Published;
import org.apache.cxf.endpoint.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

@DisplayName("Servers whose resource has left")
class ServerShelfTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final class Other implements RestResource {}

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger destroyed = new AtomicInteger();
    private ServerShelf shelf = new ServerShelf(LONG);

    @AfterEach
    void close() {
        shelf.close();
    }

    private static Offer offer(RestResource resource) {
        return new Offer("shop", resource, new Offer.Rank(0, Version.emptyVersion, 1), () -> true, Map.of());
    }

    private Server make(Seat seat) {
        made.incrementAndGet();
        return (Server) Proxy.newProxyInstance(
                Server.class.getClassLoader(), new Class<?>[] {Server.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("destroy")) {
                        destroyed.incrementAndGet();
                    }
                    return null;
                });
    }

    private ResourceServer server() {
        ResourceServer server = new ResourceServer(offer(new Other()), this::make);
        server.make();
        return server;
    }

    @Test
    void servesTheNextOfTheSameClassAndNoOther() {
        ResourceServer server = server();
        shelf.put(server);
        assertThat(shelf.take(new ResourceServer.Key("shop", ShopResource.class)))
                .isEmpty();
        assertThat(shelf.take(new ResourceServer.Key("other", Other.class))).isEmpty();
        assertThat(shelf.take(server.key())).containsSame(server);
        assertThat(shelf.take(server.key())).isEmpty();
        assertThat(destroyed).hasValue(0);
    }

    @Test
    void isTakenDownWhenNobodyCame() {
        shelf.close();
        shelf = new ServerShelf(Duration.ofMillis(1));
        ResourceServer server = server();
        shelf.put(server);
        Eventually.until("the server is taken down", () -> destroyed.get() == 1);
        assertThat(shelf.take(server.key())).isEmpty();
    }

    @Test
    void oneOfAClassIsKept() {
        ResourceServer first = server();
        ResourceServer second = server();
        shelf.put(first);
        shelf.put(second);
        Eventually.until("the server is taken down", () -> destroyed.get() == 1);
        assertThat(shelf.take(first.key())).containsSame(second);
    }

    @Test
    void isMadeOnceHoweverManyWantIt() throws Exception {
        ResourceServer server = new ResourceServer(offer(new Other()), this::make);
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Object>> calls = IntStream.range(0, 40)
                    .mapToObj(i -> Executors.callable(server::make))
                    .toList();
            for (Future<Object> call : callers.invokeAll(calls)) {
                call.get();
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void isNotMadeAfterItWasTakenDown() {
        ResourceServer server = new ResourceServer(offer(new Other()), this::make);
        server.destroy();
        server.make();
        Published published = server.publish(new Other(), () -> {});
        assertThatThrownBy(() -> published.dispatch(null, null)).isInstanceOf(IllegalStateException.class);
        assertThat(made).hasValue(0);
    }

    @Test
    void keepsNoHoldOfAResourceThatLeft() {
        Other resource = new Other();
        Seat seat = new Seat(resource);
        assertThat(seat.getInstance(null)).isSameAs(resource);
        seat.leave();
        assertThat(seat.getInstance(null)).isNull();
        Other next = new Other();
        seat.take(next);
        assertThat(seat.getInstance(null)).isSameAs(next);
    }
}
