package jp.noren.support.internal.app;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.support.internal.domain.Plan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The catalogue of support plans, by day (R039). */
@Component(service = Plans.class)
public final class Plans {
    private final PlanBook book;

    @Activate
    public Plans(@Reference PlanBook book) {
        this.book = book;
    }

    /** The plans in force on a day, in the order of the catalogue. */
    public List<Plan> on(String storefront, LocalDate day) {
        return List.copyOf(onDay(book.versions(storefront), day).values());
    }

    Optional<Plan> find(String storefront, String code, LocalDate day) {
        return code == null ? Optional.empty() : find(book.versions(storefront), code, day);
    }

    List<Plan> versions(String storefront) {
        return book.versions(storefront);
    }

    static Optional<Plan> find(List<Plan> versions, String code, LocalDate day) {
        return Optional.ofNullable(onDay(versions, day).get(code));
    }

    private static Map<String, Plan> onDay(List<Plan> versions, LocalDate day) {
        Map<String, Plan> inForce = new LinkedHashMap<>();
        versions.stream()
                .filter(plan -> !plan.validFrom().isAfter(day))
                .forEach(plan -> inForce.put(plan.code(), plan));
        return inForce;
    }

    /** What a plan is called on a day; its code when the catalogue does not know it then. */
    public LocalizedText name(String storefront, String code, LocalDate day) {
        return find(storefront, code, day).map(Plan::name).orElseGet(() -> LocalizedText.of(code, code, code));
    }
}
