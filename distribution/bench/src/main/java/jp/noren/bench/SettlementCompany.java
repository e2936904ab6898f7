package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import jp.noren.bench.contracts.SeededContracts;
import jp.noren.sandbox.internal.sbps.Book;
import jp.noren.sandbox.internal.sbps.Emulator;
import jp.noren.sandbox.internal.sbps.SbpsEmulatorServer;
import jp.noren.sandbox.internal.sbps.Shop;

/** The card company with a kept card for each of the seeded contracts, answering at once. */
final class SettlementCompany implements AutoCloseable {
    private static final String COMMIT = "ST02-00101-101";

    private final Emulator emulator = new Emulator(List.of(Shop.SYNTHETIC), new Book(null), Clock.systemUTC());
    private final SbpsEmulatorServer server;
    private final Api api;

    private SettlementCompany() throws IOException {
        server = new SbpsEmulatorServer(emulator, 0);
        api = Api.at(server.root());
        // the node's clock is moved: its requests would look too old
        api.put("/sandbox/sbps/control", java.util.Map.of("check_expiry", false))
                .orFail("control");
    }

    static SettlementCompany open(int contracts) {
        try {
            SettlementCompany company = new SettlementCompany();
            for (int i = 1; i <= contracts; i++) {
                String customer = SeededContracts.customerRef(SeededContracts.contract(i));
                company.emulator.keepCard(Shop.SYNTHETIC, customer, "visa-ok");
            }
            return company;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void configure(Node node) {
        CardCompany.configure(node, server.api());
    }

    /** Commits so far, cheaply counted. */
    int charges() {
        return emulator.calls().getOrDefault(COMMIT, 0L).intValue();
    }

    JsonNode book() {
        return api.get("/sandbox/sbps/book").orFail("book").json().path("charges");
    }

    @Override
    public void close() {
        server.close();
    }
}
