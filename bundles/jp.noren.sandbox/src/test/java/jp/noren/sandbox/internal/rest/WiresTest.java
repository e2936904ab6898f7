package jp.noren.sandbox.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.sandbox.internal.app.MovableTime;
import jp.noren.sandbox.internal.app.SandboxMode;
import jp.noren.sandbox.internal.bank.Bank;
import org.junit.jupiter.api.Test;

class WiresTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);

    private final MovableTime time = new MovableTime(new SandboxMode());

    private static void assertRefused(Runnable work, String pointer, String code) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(RefusedException.Kind.UNPROCESSABLE);
            assertThat(refused.fields().get(0).pointer()).isEqualTo(pointer);
            assertThat(refused.fields().get(0).code()).isEqualTo(code);
        });
    }

    @Test
    void theClockIsMovedByOneOfThree() {
        new Wires.Move(null, null, "P7D", null).apply(time);
        assertThat(time.moved()).isEqualTo(Duration.ofDays(7));
        new Wires.Move(null, null, null, true).apply(time);
        assertThat(time.moved()).isZero();
        new Wires.Move(Instant.parse("2030-01-01T00:00:00Z"), null, null, null).apply(time);
        assertThat(time.instant()).isAfterOrEqualTo("2030-01-01T00:00:00Z");
        new Wires.Move(Instant.parse("2030-01-01T00:00:00Z"), true, null, null).apply(time);
        assertThat(time.instant()).isEqualTo("2030-01-01T00:00:00Z");
    }

    @Test
    void theClockIsNotMovedByNothingOrByTwo() {
        assertRefused(() -> new Wires.Move(null, null, null, null).apply(time), "", "sandbox.clock-one-of-three");
        assertRefused(
                () -> new Wires.Move(Instant.EPOCH, null, "P1D", null).apply(time), "", "sandbox.clock-one-of-three");
        assertRefused(() -> new Wires.Move(null, true, "P1D", null).apply(time), "", "sandbox.clock-one-of-three");
        assertRefused(
                () -> new Wires.Move(null, null, "a week", null).apply(time), "/advance", "sandbox.clock-duration");
    }

    @Test
    void theBankWritesBothFormats() {
        List<Wires.Deposit> lines = List.of(new Wires.Deposit("ｷｼﾓﾄ", 379, null, null, null));
        assertThat(new Wires.DepositFile("01", lines).write(new Bank(0), TODAY)).hasSize(4 * 202);
        assertThat(new Wires.DepositFile("03", lines).write(new Bank(0), TODAY)).hasSize(4 * 202);
        assertThat(new Wires.DepositFile("01", null).write(new Bank(0), TODAY)).hasSize(3 * 202);
    }

    @Test
    void theBankSaysWhichLineItCannotWrite() {
        Wires.Deposit good = new Wires.Deposit("ｷｼﾓﾄ", 379, TODAY, false, false);
        Wires.Deposit kanji = new Wires.Deposit("岸本", 379, TODAY, false, false);
        Wires.Deposit nothing = new Wires.Deposit("ｷｼﾓﾄ", 0, TODAY, false, false);
        assertRefused(() -> write("01", good, kanji), "/lines/1", "sandbox.bank-line");
        assertRefused(() -> write("03", nothing), "/lines/0", "sandbox.bank-line");
        assertRefused(() -> write("02", good), "/format", "sandbox.bank-format");
    }

    private static void write(String format, Wires.Deposit... lines) {
        new Wires.DepositFile(format, List.of(lines)).write(new Bank(0), TODAY);
    }
}
