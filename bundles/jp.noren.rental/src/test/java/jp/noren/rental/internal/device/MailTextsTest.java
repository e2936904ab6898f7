package jp.noren.rental.internal.device;

import static jp.noren.rental.internal.device.StockHouse.CS;
import static jp.noren.rental.internal.device.StockHouse.member;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.noren.notification.api.Mails;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.app.ChangePayment;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.RentalDevice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailTextsTest {
    private static final List<String> LANGUAGES = List.of("ja", "en", "vi");
    private static final Pattern CODE = Pattern.compile("\"(rental\\.[a-z-]+)\"");
    private static final List<String> SOURCES = List.of(
            "KeepStock",
            "ImportStock",
            "MoveDevice",
            "MoveReturn",
            "SweepDevices",
            "KeepChange",
            "ChangePayment",
            "CardNews",
            "DeviceWire",
            "PaymentWire");
    /** Acts of the audit trail and topics are no texts. */
    private static final Set<String> NO_TEXTS =
            Set.of("rental.stock-imported", "rental.card-expiring", "rental.return-moved");

    @EachDatabase
    @DisplayName(
            "R024 R066 R087: every mail about devices and cards has its texts in three languages, with all their values filled in")
    void noValueIsMissing(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.stocked(1);
        Contract contract = house.contract("K-1", "mem", "CARD", "2025-02-20T12:00:00+09:00");
        var tx = house.database.transactions();
        tx.run(() -> house.stock.reserve("SORA", contract.id(), List.of("SR-300")));
        String device = house.devices.ofContract(contract.id()).orElseThrow().id();
        house.moveDevice.ship(CS, device, new RentalDevice.Tracking("やまねこ", "4000"));
        house.sweep.run();
        LocalDate end = LocalDate.of(2026, 11, 30);
        tx.run(() -> house.stock.openReturn(contract.id(), end, end.plusDays(3)));
        house.change.handle(new ChangePayment.Command(
                member("mem"),
                "key",
                new ChangePayment.Page(false, null),
                "CARD",
                new PaymentSource.CardToken("tok-4242-2026-12", "k", CardBrand.VISA, 1, false)));
        house.clock.set("2026-12-01T09:00:00+09:00");
        house.sweep.run();
        house.warn.run();
        house.clock.set("2026-12-04T09:00:00+09:00");
        house.sweep.run();
        house.moveReturn.receive(
                CS, house.returns.ofContract(contract.id()).orElseThrow().id(), null, null);
        assertThat(house.templates())
                .containsExactlyInAnyOrder(
                        "rental.mail-shipped",
                        "rental.mail-return-due",
                        "rental.mail-return-overdue",
                        "rental.mail-returned",
                        "rental.mail-card-changed",
                        "rental.mail-card-expiring");
        house.mails.forEach(MailTextsTest::assertWhole);
    }

    private static void assertWhole(Mails.Mail mail) {
        Texts texts = new Texts();
        for (String language : LANGUAGES) {
            for (String part : List.of(".subject", ".body")) {
                String code = mail.template() + part;
                assertThat(texts.find(language, code, mail.args()))
                        .as(language + " " + code)
                        .hasValueSatisfying(
                                text -> assertThat(text).doesNotContain("{").doesNotContain("}"));
            }
        }
    }

    @Test
    @DisplayName("Every code about devices and cards has its text in three languages")
    void everyCodeHasItsText() {
        Set<String> codes = new TreeSet<>();
        for (String source : SOURCES) {
            codes.addAll(codesOf(source));
        }
        codes.removeAll(NO_TEXTS);
        assertThat(codes).hasSizeGreaterThan(20);
        for (String language : LANGUAGES) {
            Set<String> known = Texts.in(language).stringPropertyNames();
            assertThat(codes).as(language).allSatisfy(code -> assertThat(
                            known.contains(code) || known.contains(code + ".subject"))
                    .as(code)
                    .isTrue());
        }
    }

    private static Set<String> codesOf(String source) {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Path file = files.filter(path -> path.endsWith(source + ".java"))
                    .findFirst()
                    .orElseThrow();
            Set<String> codes = new TreeSet<>();
            CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
