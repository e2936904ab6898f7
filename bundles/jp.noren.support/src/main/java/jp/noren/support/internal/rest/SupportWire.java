package jp.noren.support.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import jp.noren.support.internal.domain.Application;
import jp.noren.support.internal.domain.Plan;

/** How the support of a contract travels. */
final class SupportWire {
    private SupportWire() {}

    /** @param from first day on which it is covered, Japan */
    public record Cover(String cover, String name, LocalDate from) {}

    /** @param endsOn last day, or absent */
    public record PlanOnContract(
            String code,
            String name,
            Yen monthly,
            LocalDate startsOn,
            LocalDate endsOn,
            boolean keyCode,
            List<Cover> covers) {}

    /**
     * @param allowed changes and releases that a contract may have
     * @param counting {@code shared} or {@code separate}
     */
    public record Operations(
            int allowed, String counting, int used, int changes, int releases, int changesLeft, int releasesLeft) {}

    /** @param opensOn today while it is open */
    public record Window(int firstDay, int lastDay, boolean open, LocalDate opensOn) {}

    public record Link(String text, String url) {}

    public record Filed(
            String id,
            String number,
            String contract,
            String operation,
            String planBefore,
            String planAfter,
            LocalDate effectiveOn,
            Instant filedAt,
            String state) {
        static Filed of(Application application) {
            return new Filed(
                    application.id(),
                    application.number(),
                    application.contract(),
                    Fields.lower(application.operation()),
                    application.before(),
                    application.after(),
                    application.effectiveOn(),
                    application.filedAt(),
                    Fields.lower(application.state()));
        }
    }

    /** @param key {@code waiting}, {@code pending}, {@code assigned}, {@code void}; absent without one */
    public record View(
            String id,
            String number,
            String state,
            PlanOnContract current,
            PlanOnContract next,
            List<PlanOnContract> history,
            Operations operations,
            Window window,
            List<Filed> applications,
            String key,
            Link detailPage) {}

    public record ViewList(String object, List<View> data, String url) {}

    /** @param code the secret; only while it is shown */
    public record Key(
            String state, String title, String text, String product, String code, LocalDate from, Link detailPage) {
        @Override
        public String toString() {
            return "Key[" + state + "]";
        }
    }

    /** @param allowedOn first day from then on that allows it; absent when none within two months */
    public record Explained(
            String operation,
            String plan,
            boolean allowed,
            String code,
            String text,
            String rule,
            LocalDate allowedOn) {}

    public record Explanation(String object, List<Explained> data, String url) {}

    public record Consequence(String code, String text, boolean mustBeAcknowledged) {}

    /** @param lastDay of what was before; @param left changes or releases that remain */
    public record Preview(
            String operation,
            String planBefore,
            String planAfter,
            Yen monthly,
            LocalDate effectiveOn,
            LocalDate lastDay,
            List<Cover> covers,
            List<Consequence> consequences,
            int left,
            String token) {}

    public record CoverTerm(String cover, String name, int delayMonths) {}

    /** @param monthly yen without tax */
    public record CataloguePlan(
            String code,
            String forKind,
            LocalizedText name,
            Yen monthly,
            int taxPercent,
            boolean keyCode,
            LocalizedText keyProduct,
            LocalDate validFrom,
            List<CoverTerm> covers) {
        static CataloguePlan of(Plan plan, Map<String, String> names) {
            return new CataloguePlan(
                    plan.code(),
                    plan.forKind(),
                    plan.name(),
                    plan.monthly(),
                    plan.taxPercent(),
                    plan.keyCode(),
                    plan.keyProduct(),
                    plan.validFrom(),
                    plan.covers().stream()
                            .map(term -> new CoverTerm(term.cover(), names.get(term.cover()), term.delayMonths()))
                            .toList());
        }
    }

    public record Catalogue(String object, List<CataloguePlan> data, String url) {}
}
