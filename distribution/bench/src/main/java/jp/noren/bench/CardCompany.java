package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.sandbox.internal.sbps.Book;
import jp.noren.sandbox.internal.sbps.Emulator;
import jp.noren.sandbox.internal.sbps.SbpsEmulatorServer;
import jp.noren.sandbox.internal.sbps.Shop;

/** The card company's emulator in this process, so that its book outlives the node, and its work does not count as the node's. */
public final class CardCompany implements AutoCloseable {
    private final SbpsEmulatorServer server;
    private final Api api;

    private CardCompany(SbpsEmulatorServer server) {
        this.server = server;
        this.api = Api.at(server.root());
    }

    public static CardCompany open() {
        try {
            return new CardCompany(new SbpsEmulatorServer(
                    new Emulator(List.of(Shop.SYNTHETIC), new Book(null), Clock.systemUTC()), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a node that has not started yet send its card calls here. */
    public void configure(Node node) {
        configure(node, server.api());
    }

    static void configure(Node node, URI api) {
        String settings = String.join(
                "\n",
                "endpoint = " + api,
                "merchant.id = " + Shop.SYNTHETIC.merchantId(),
                "merchant.service = " + Shop.SYNTHETIC.serviceId(),
                ".hash.key = " + Shop.SYNTHETIC.hashKey(),
                "");
        try {
            Files.writeString(node.home().resolve("etc/jp.noren.payment.sbps.cfg"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Cards cards() {
        return new Cards(api);
    }

    /** The kinds of rubbish it can answer with. */
    public Set<String> garbage() {
        return SbpsEmulatorServer.garbageKinds();
    }

    public JsonNode charges() {
        return api.get("/sandbox/sbps/book").orFail("book").json().path("charges");
    }

    /** Every call takes so much longer from now on. */
    public void delay(int millis) {
        control(Map.of("delay_ms", millis));
    }

    /** The next commits are booked, and nobody hears of it. */
    public void loseReplies(int number) {
        control(Map.of("next_fault", "lost-after", "next_count", number, "only_function", "ST02-00101-101"));
    }

    public void control(Map<String, Object> settings) {
        api.put("/sandbox/sbps/control", settings).orFail("control");
    }

    @Override
    public void close() {
        server.close();
    }
}
