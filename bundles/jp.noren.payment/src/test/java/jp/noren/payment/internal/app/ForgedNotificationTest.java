package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.app.FakeCompany.Mood;
import jp.noren.payment.internal.app.FakeCompany.Op;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.database.EmbeddedDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Forged, replayed and reordered notifications x 1,000: 0 state changes (G9)")
class ForgedNotificationTest {
    private static final long SEED = 20261122;
    private static final String SIGNED = "signed ";

    /** Signs by a word, which is enough for a company that lives in a test. */
    private record Signing(FakeCompany company) implements PaymentProvider {
        @Override
        public ProviderInfo info() {
            ProviderInfo plain = company.info();
            EnumSet<Capability> capabilities = EnumSet.copyOf(plain.capabilities());
            capabilities.add(Capability.NOTIFICATION);
            return new ProviderInfo(
                    plain.id(),
                    plain.version(),
                    plain.method(),
                    capabilities,
                    plain.buyers(),
                    plain.min(),
                    plain.max(),
                    plain.visibilityDelay());
        }

        @Override
        public Outcome start(Requests.Start request) {
            return company.start(request);
        }

        @Override
        public Outcome commit(Requests.Step request) {
            return company.commit(request);
        }

        @Override
        public Finding query(Requests.Query request) {
            return company.query(request);
        }

        @Override
        public Notice readNotification(Requests.Incoming incoming) {
            String text = new String(incoming.body(), StandardCharsets.UTF_8);
            Reply reply = new Reply(200, "text/plain", new byte[0]);
            String[] words = text.split(" ");
            return text.startsWith(SIGNED)
                    ? new Notice.About(words[1], words[2], Yen.of(1), reply)
                    : new Notice.Refused("no signature", reply);
        }
    }

    @Test
    void nothingChanges() {
        FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
        try (Bench bench = new Bench(TestDatabase.emptied(EmbeddedDatabase.Kind.DERBY))) {
            bench.gates.arrives(new Signing(company));
            bench.buy("paid", told -> {});
            company.in(Op.START, Mood.DECLINES);
            bench.buy("declined", told -> {});
            company.in(Op.START, Mood.ASKS_BUYER);
            bench.buy("asked", told -> {});
            company.in(Op.START, Mood.LOST_AFTER);
            bench.buy("abandoned", told -> {});
            List<String> before = standing(bench);
            List<String> references = new ArrayList<>(List.of("ref-nobody"));
            company.book().values().forEach(line -> references.add(line.reference));
            Random random = new Random(SEED);
            TakeNotification taker =
                    new TakeNotification(bench.clock, bench.gates.providers(), bench.known, bench.inbox);
            Janitor janitor = bench.janitor();
            for (int i = 0; i < 1000; i++) {
                String reference = references.get(random.nextInt(references.size()));
                String body = (random.nextBoolean() ? SIGNED : "forged ") + "e" + random.nextInt(40) + " " + reference;
                taker.handle(
                        "fake", new Requests.Incoming("text/plain", body.getBytes(StandardCharsets.UTF_8), List.of()));
                if (i % 20 == 0) {
                    bench.clock.move(Duration.ofSeconds(5));
                    bench.asker().run();
                    janitor.run();
                }
            }
            assertThat(standing(bench)).isEqualTo(before).hasSize(4);
            assertThat(bench.events).isEmpty();
            assertThat(bench.settlements.orphans(null, 10)).isEmpty();
        }
    }

    private static List<String> standing(Bench bench) {
        List<String> all = new ArrayList<>(bench.database
                .sql()
                .query(
                        "select id, state, fence, since, refunded, received from payment.payments order by id",
                        row -> row.getString(1) + " " + row.getString(2) + " " + row.getLong(3) + " " + row.getLong(4)
                                + " " + row.getLong(5) + " " + row.getLong(6)));
        return all;
    }
}
