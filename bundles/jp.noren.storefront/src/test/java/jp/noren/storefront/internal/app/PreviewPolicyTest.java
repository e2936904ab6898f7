package jp.noren.storefront.internal.app;

import static jp.noren.storefront.internal.app.StorefrontFixture.ADMIN;
import static jp.noren.storefront.internal.app.StorefrontFixture.MEMBER;
import static jp.noren.storefront.internal.app.StorefrontFixture.MIZU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.storefront.api.PolicyReach;
import org.junit.jupiter.api.DisplayName;

class PreviewPolicyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    private static PlannedPolicy.Decided plan(String key, String json, LocalDate from, LocalDate to) {
        return new PlannedPolicy.Decided(key, JsonTexts.read(json), from, to);
    }

    private static Optional<String> refusal(Runnable call) {
        try {
            call.run();
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.code());
        }
    }

    @EachDatabase
    @DisplayName(
            "Dated policies: the preview says the value before, the new one and who is touched, and writes nothing")
    void thePreviewSaysWhoIsTouched(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        List<String> asked = new ArrayList<>();
        PolicyReach rental = (storefront, key, from) -> {
            asked.add(storefront + " " + key + " " + from);
            return List.of(
                    new PolicyReach.Reached("rental.contracts", 9, 2),
                    new PolicyReach.Reached("rental.applications", 0, 4));
        };
        house.preview.bindReach(rental);
        house.preview.bindReach((storefront, key, from) -> List.of());
        String revision = house.store.revision();
        PreviewPolicy.Preview found = house.preview.handle(MIZU, "KURA", plan("transferDueDays", "10", DECEMBER, null));
        assertThat(found.before().intValue()).isEqualTo(7);
        assertThat(found.entry().value()).isEqualTo("10");
        assertThat(found.reached())
                .extracting(PolicyReach.Reached::what)
                .containsExactly("rental.applications", "rental.contracts");
        assertThat(asked).containsExactly("KURA transferDueDays 2026-12-01");
        assertThat(house.acts).isEmpty();
        assertThat(house.store.revision()).isEqualTo(revision);
        house.preview.unbindReach(rental);
        assertThat(house.preview
                        .handle(MIZU, "KURA", plan("transferDueDays", "10", DECEMBER, null))
                        .reached())
                .isEmpty();
    }

    @EachDatabase
    @DisplayName(
            "Dated policies: preview and decision refuse the same, with the same code, for every day around a planned change")
    void previewAndDecisionAgree(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        house.setPolicy.handle(MIZU, "KURA", plan("transferDueDays", "10", DECEMBER, null));
        int refused = 0;
        for (LocalDate day = TODAY.minusDays(3); !day.isAfter(DECEMBER.plusDays(3)); day = day.plusDays(1)) {
            PlannedPolicy.Decided decided = plan("transferDueDays", "12", day, null);
            Optional<String> seen = refusal(() -> house.preview.handle(MIZU, "KURA", decided));
            Optional<String> told = refusal(() -> database.transactions().run(() -> {
                house.setPolicy.handle(MIZU, "KURA", decided);
                throw new RefusedException(RefusedException.Kind.CONFLICT, "taken.back");
            }));
            assertThat(told).as(day.toString()).hasValue(seen.orElse("taken.back"));
            refused += seen.isPresent() ? 1 : 0;
        }
        assertThat(refused).isEqualTo(3 + 22);
        assertThat(refusal(() -> house.preview.handle(
                        MIZU, "KURA", plan("transferDueDays", "1", DECEMBER.plusDays(1), DECEMBER))))
                .hasValue("storefront.policy-empty");
    }

    @EachDatabase
    @DisplayName("Dated policies: whoever does not own the storefront previews and decides nothing")
    void foreignLooksLikeAbsent(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        for (Caller foreign : List.of(MEMBER, Caller.ANONYMOUS)) {
            assertThatThrownBy(
                            () -> house.preview.handle(foreign, "KURA", plan("transferDueDays", "10", DECEMBER, null)))
                    .hasMessage("kernel.not-found");
        }
        assertThatThrownBy(() -> house.preview.handle(MIZU, "TANA", plan("transferDueDays", "10", DECEMBER, null)))
                .hasMessage("kernel.not-found");
        assertThat(house.preview
                        .handle(ADMIN, "TANA", plan("neverSeen", "1", DECEMBER, null))
                        .before())
                .isNull();
    }

    @EachDatabase
    @DisplayName(
            "Dated policies: a window, a day, a blackout or a transition of the wrong form is refused before it can do harm")
    void shapesAreChecked(TestDatabase database) {
        StorefrontFixture house = new StorefrontFixture(database).withDemoData();
        String blackout =
                """
                [{"id":"SETTLEMENT_DAY","dayOfMonth":%s,"from":"%s","untilExclusive":"%s","blocks":%s}]""";
        List<String[]> wrong = List.of(
                new String[] {"planChangeWindow", "{\"fromDay\":16,\"toDay\":15}"},
                new String[] {"planChangeWindow", "{\"fromDay\":0,\"toDay\":15}"},
                new String[] {"planChangeWindow", "15"},
                new String[] {"supportWindow", "{\"fromDay\":1,\"toDay\":32}"},
                new String[] {"cancelThisMonthUntilDay", "0"},
                new String[] {"returnDueDayOfNextMonth", "\"3\""},
                new String[] {"blackouts", blackout.formatted(25, "09:00", "09:00", "[\"CANCELLATION\"]")},
                new String[] {"blackouts", blackout.formatted(25, "24:00", "25:00", "[\"CANCELLATION\"]")},
                new String[] {"blackouts", blackout.formatted(32, "00:00", "24:00", "[\"CANCELLATION\"]")},
                new String[] {"blackouts", blackout.formatted(25, "00:00", "24:00", "[]")},
                new String[] {"paymentTransitions", "[{\"from\":\"ATONE\"}]"},
                new String[] {"paymentTransitions", "{}"});
        wrong.forEach(pair -> assertThat(
                        refusal(() -> house.setPolicy.handle(MIZU, "KURA", plan(pair[0], pair[1], null, null))))
                .as(pair[0] + " " + pair[1])
                .hasValue("kernel.invalid-fields"));
        List<String[]> right = List.of(
                new String[] {"planChangeWindow", "{\"fromDay\":1,\"toDay\":20}"},
                new String[] {"cancelThisMonthUntilDay", "31"},
                new String[] {"blackouts", blackout.formatted(25, "09:00", "17:00", "[\"CANCELLATION\"]")},
                new String[] {"paymentTransitions", "[{\"from\":\"ATONE\",\"to\":\"CARD\"}]"});
        right.forEach(pair -> house.setPolicy.handle(MIZU, "KURA", plan(pair[0], pair[1], null, null)));
        assertThat(house.acts).hasSize(4);
    }
}
