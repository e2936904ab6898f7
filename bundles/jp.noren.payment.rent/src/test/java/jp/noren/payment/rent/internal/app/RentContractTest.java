package jp.noren.payment.rent.internal.app;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.noren.kernel.Yen;
import jp.noren.payment.rent.internal.wire.HttpClaimant;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.tck.Call;
import jp.noren.payment.tck.FakeGateway;
import jp.noren.payment.tck.FakeHttpGateway;
import jp.noren.payment.tck.Mood;
import jp.noren.payment.tck.Mutation;
import jp.noren.payment.tck.PaymentProviderContract;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.sandbox.internal.played.FaultControl;
import jp.noren.sandbox.internal.rent.Charge;
import jp.noren.sandbox.internal.rent.Landlord;
import jp.noren.sandbox.internal.rent.RentDesk;
import jp.noren.testing.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of every provider, against the landlord of the sandbox with his own book. */
class RentContractTest extends PaymentProviderContract {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-10T01:00:00Z"));
    private EmulatedLandlord landlord;
    private HttpClaimant line;
    private RentProvider provider;

    private static final class EmulatedLandlord extends FakeHttpGateway {
        private final Clock clock;
        private volatile Landlord landlord;
        private volatile RentDesk desk;
        private volatile Mutation mutation;

        EmulatedLandlord(Clock clock) {
            this.clock = clock;
            emptyBook();
        }

        @Override
        protected Call.Answer answer(Call call, Mood mood) {
            if (mood instanceof Mood.Declines) {
                desk.control().set(new FaultControl.Settings(0, "refuse-over_limit", 1, ""));
            }
            Delivery delivery =
                    desk.serve(new Request(call.method(), call.path(), "", call.headers(), call.body(), ""));
            byte[] body = delivery.body();
            if (mood instanceof Mood.OtherAmount) {
                body = new String(body, StandardCharsets.UTF_8)
                        .replace(":4950", ":4951")
                        .getBytes();
            }
            body = mutation == null ? body : mutation.body().apply(body);
            return new Call.Answer(delivery.status(), delivery.contentType(), body);
        }

        @Override
        protected void emptyBook() {
            landlord = new Landlord(clock, null);
            desk = new RentDesk(landlord);
            mutation = null;
        }

        @Override
        public List<Entry> book() {
            return landlord.charges().stream().map(this::entry).toList();
        }

        private Entry entry(Charge charge) {
            State state =
                    switch (charge.state(clock.instant())) {
                        case "standing" -> State.RESERVED;
                        case "paid" -> State.CHARGED;
                        default -> State.RELEASED;
                    };
            return new Entry(charge.key(), charge.id(), Yen.of(charge.amount()), state, Yen.ZERO);
        }

        @Override
        public boolean saysAmounts() {
            return true;
        }
    }

    @BeforeEach
    void open() {
        landlord = new EmulatedLandlord(clock);
        Settings settings = Settings.of(landlord.address());
        line = new HttpClaimant(settings);
        provider = new RentProvider(clock, given -> line, settings);
    }

    @AfterEach
    void close() {
        line.close();
        landlord.close();
    }

    @Override
    protected Clock clock() {
        return clock;
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected PaymentProvider unconfigured() {
        return new RentProvider(clock, HttpClaimant::new, Settings.NOTHING);
    }

    @Override
    protected FakeGateway gateway() {
        return landlord;
    }

    /** The claim after next is open whatever the day. */
    @Override
    protected PaymentSource source() {
        YearMonth open = YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .plusMonths(2);
        return new PaymentSource.Rent("AP-101-101", open);
    }

    /** The rents are paid on the day they are due. */
    @Override
    protected void companyFinishes(String key) {
        YearMonth claimed = ((PaymentSource.Rent) source()).month();
        clock.set(claimed.atEndOfMonth().atStartOfDay(JAPAN).toInstant());
    }

    @Override
    protected Set<String> secrets() {
        return Set.of("EMULATOR-RENT-KEY-0123456789");
    }

    @Override
    protected List<Mutation> mutations() {
        return List.of(
                mutation("another line's key", t -> t.replaceAll("\"key\":\"", "\"key\":\"x")),
                mutation("another handle's form", t -> t.replace("\"rc_", "\"xx_")),
                mutation("a state that is none", t -> t.replaceAll("\"state\":\"[a-z]+\"", "\"state\":\"maybe\"")),
                mutation("the state twice", t -> t.replaceAll("(\"state\":\"[a-z]+\")", "$1,$1")),
                mutation("amount 1e3", t -> t.replaceAll("\"amount\":[0-9]+", "\"amount\":1e3")),
                mutation("one field more", t -> t.replaceFirst("\\{", "{\"note\":\"x\",")),
                mutation("one field less", t -> t.replaceAll(",\"due_on\":\"[^\"]*\"", "")),
                mutation("a day that is none", t -> t.replaceAll("\"due_on\":\"[^\"]*\"", "\"due_on\":\"soon\"")));
    }

    private static Mutation mutation(String name, UnaryOperator<String> change) {
        return new Mutation(name, body -> change.apply(new String(body, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void behaveMutated(Mutation mutation) {
        landlord.mutation = mutation;
    }
}
