package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.ProviderInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The one table: provider, operation, outcome. It becomes {@code target/pages/providers.md}. */
@DisplayName(
        "Every provider, every operation, every outcome; the company's own book agrees (R117 to R148, R189 to R192)")
class ProvidersTest {
    private static final List<Supplier<PlayedCompany>> HOUSE = List.of(
            PlayedCards::new,
            PlayedTransfers::new,
            PlayedInvoices::new,
            PlayedWallet::new,
            PlayedDebits::new,
            PlayedPoints::new,
            PlayedRents::new);
    private static final ProvidersPage PAGE = new ProvidersPage();

    @AfterAll
    static void write() {
        PAGE.write(Path.of("target/pages/providers.md"));
    }

    @TestFactory
    Stream<DynamicNode> table() {
        return HOUSE.stream().map(ProvidersTest::provider);
    }

    private static DynamicContainer provider(Supplier<PlayedCompany> house) {
        ProviderInfo info;
        int noes;
        try (PlayedCompany company = house.get()) {
            info = company.info();
            noes = company.noes().size();
        }
        PAGE.provider(info);
        List<DynamicTest> cells = new ArrayList<>();
        for (Ending ending : Ending.values()) {
            info(info, ending, house, cells);
        }
        for (int i = 0; i < noes; i++) {
            int number = i;
            cells.add(DynamicTest.dynamicTest("declined " + (i + 1), () -> declined(house, number)));
        }
        cells.add(DynamicTest.dynamicTest(
                "no cell is missing", () -> assertThat(PAGE.isWhole(info.id())).isTrue()));
        return DynamicContainer.dynamicContainer(info.id(), cells);
    }

    private static void info(ProviderInfo info, Ending ending, Supplier<PlayedCompany> house, List<DynamicTest> cells) {
        ending.absent(info)
                .ifPresentOrElse(
                        why -> PAGE.put(info.id(), ending, "– (" + why + ")"),
                        () -> cells.add(DynamicTest.dynamicTest(ending.title, () -> cell(house, ending))));
    }

    private static void cell(Supplier<PlayedCompany> house, Ending ending) {
        try (PlayedCompany company = house.get()) {
            PAGE.put(company.info().id(), ending, "**RED** broke off");
            company.play(ending);
            ProvidersPage.Cell cell = look(company);
            boolean as = isAs(ending, company.bench.only());
            PAGE.put(company.info().id(), ending, (as ? "" : "**RED** ") + cell.text());
            assertThat(as).as("ended as %s", cell).isTrue();
            assertThat(cell.agrees()).as("the books agree: %s", cell).isTrue();
        }
    }

    private static ProvidersPage.Cell look(PlayedCompany company) {
        Attempt attempt = company.bench.only();
        Reason reason = attempt.standing().reason();
        boolean paid = attempt.state() == AttemptState.SUCCEEDED;
        long yen = paid
                ? attempt.money().amount().minus(attempt.money().refunded()).amount()
                : 0;
        String ours = attempt.view().status() + (reason == null ? "" : " (" + reason + ")");
        return new ProvidersPage.Cell(ours, yen, company.bench.ledger(company.account()), company.booked());
    }

    private static boolean isAs(Ending ending, Attempt attempt) {
        PaymentStatus status = attempt.view().status();
        return switch (ending) {
            case APPROVED, PENDING_YES, UNKNOWN_CHARGED, REFUND_UNKNOWN_NOT -> status == PaymentStatus.SUCCEEDED;
            case PENDING_NO -> attempt.state().isOver();
            case UNKNOWN_NOT -> attempt.state() == AttemptState.NOT_EXECUTED;
            case ABANDONED -> attempt.state() == AttemptState.ABANDONED_UNCOMMITTED;
            case REFUNDED, REFUND_UNKNOWN_DONE -> status == PaymentStatus.REFUNDED;
            case PARTLY_REFUNDED -> status == PaymentStatus.PARTLY_REFUNDED;
            case EXPIRED -> attempt.state().isOver() || attempt.standing().reason() == Reason.OVERDUE;
        };
    }

    private static void declined(Supplier<PlayedCompany> house, int number) {
        try (PlayedCompany company = house.get()) {
            PlayedCompany.No no = company.noes().get(number);
            no.scene().run();
            ProvidersPage.Cell cell = look(company);
            PAGE.no(company.info().id(), no, cell);
            assertThat(company.bench.only().state()).as(no.how()).isEqualTo(AttemptState.DECLINED);
            assertThat(company.bench.only().view().declined()).as(no.how()).contains(no.reason());
            assertThat(cell.agrees()).as("the books agree: %s", cell).isTrue();
        }
    }

    @Test
    @DisplayName("Each class of refusal is some provider's")
    void eachClassOfRefusal() {
        Set<DeclineReason> shown = EnumSet.noneOf(DeclineReason.class);
        for (Supplier<PlayedCompany> house : HOUSE) {
            try (PlayedCompany company = house.get()) {
                company.noes().forEach(no -> shown.add(no.reason()));
            }
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(Arrays.asList(DeclineReason.values()));
    }
}
