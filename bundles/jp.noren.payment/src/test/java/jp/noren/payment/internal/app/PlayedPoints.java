package jp.noren.payment.internal.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Yen;
import jp.noren.payment.points.internal.app.PointsProvider;
import jp.noren.payment.points.internal.app.PointsSettings;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.StoredValue;

/** By points, over the engine's own book of lots. */
final class PlayedPoints extends PlayedCompany {
    private static final String ACCOUNT = "mem_1";

    private final StoredValueBook lots = bench.storedValue();
    private String failing = "";
    private boolean first;

    PlayedPoints() {
        PointsSettings settings = Given.settings(PointsSettings.class, Map.of("max_yen", 1_000_000L));
        opens(new PointsProvider(bench.clock, shaky(), settings));
        lots.grant(SHOP, ACCOUNT, "lot-1", Yen.of(3_000), bench.clock.instant().plus(Duration.ofDays(90)));
        lots.grant(SHOP, ACCOUNT, "lot-2", Yen.of(3_000), bench.clock.instant().plus(Duration.ofDays(180)));
    }

    /** The book itself, whose database goes away once: before or after it has done what it was asked for. */
    private StoredValue shaky() {
        return (StoredValue) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {StoredValue.class}, (self, method, arguments) -> {
                    boolean fails = method.getName().equals(failing);
                    failing = fails ? "" : failing;
                    if (fails && first) {
                        throw new IllegalStateException("the database went away before");
                    }
                    Object answer = invoke(method, arguments);
                    if (fails) {
                        throw new IllegalStateException("the database went away afterwards");
                    }
                    return answer;
                });
    }

    private Object invoke(java.lang.reflect.Method method, Object[] arguments) throws ReflectiveOperationException {
        try {
            return method.invoke(lots, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void fails(String call, boolean before) {
        failing = call;
        first = before;
    }

    private void pay(long yen) {
        buy(yen, new PaymentSource.Points(ACCOUNT));
    }

    @Override
    void play(Ending ending) {
        switch (ending) {
            case APPROVED -> pay(PRICE);
            case UNKNOWN_CHARGED -> unknown(false);
            case UNKNOWN_NOT -> unknown(true);
            case REFUNDED -> givenBack(PRICE);
            case PARTLY_REFUNDED -> givenBack(PRICE / 3);
            case REFUND_UNKNOWN_DONE -> refundUnknown(false);
            case REFUND_UNKNOWN_NOT -> refundUnknown(true);
            default -> throw new IllegalArgumentException(ending.title);
        }
    }

    private void unknown(boolean before) {
        fails("take", before);
        pay(PRICE);
        findOut();
    }

    private void givenBack(long yen) {
        pay(PRICE);
        refund(yen);
    }

    private void refundUnknown(boolean before) {
        pay(PRICE);
        fails("giveBack", before);
        refundUnheard(PRICE);
    }

    @Override
    List<No> noes() {
        return List.of(
                new No(DeclineReason.INSUFFICIENT_POINTS, "one yen too many", () -> pay(6_001)),
                new No(DeclineReason.INSUFFICIENT_POINTS, "a lot has expired", () -> {
                    bench.clock.move(Duration.ofDays(91));
                    pay(PRICE);
                }),
                new No(
                        DeclineReason.REFUSED_BY_PROVIDER,
                        "no account",
                        () -> buy(PRICE, new PaymentSource.Points(""))));
    }

    @Override
    Line booked() {
        return lots.find(SHOP, bench.only().id()).map(this::line).orElse(Line.NONE);
    }

    /** What is missing from the lots is what the hold says that it took. */
    private Line line(StoredValue.Hold hold) {
        long granted = bench.lots.of(SHOP, ACCOUNT).stream()
                .mapToLong(lot -> lot.granted().minus(lot.available()).amount())
                .sum();
        long taken = hold.state() == StoredValue.HoldState.TAKEN
                ? hold.amount().minus(hold.returned()).amount()
                : 0;
        if (granted != taken) {
            throw new AssertionError("the lots lack " + granted + " and the hold took " + taken);
        }
        return new Line(hold.state().name(), taken);
    }

    @Override
    void shut() {
        failing = "";
    }
}
