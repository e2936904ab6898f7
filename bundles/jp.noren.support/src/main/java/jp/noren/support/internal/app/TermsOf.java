package jp.noren.support.internal.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.stream.Stream;
import jp.noren.kernel.DayWindow;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefronts;
import jp.noren.support.internal.domain.Counting;
import jp.noren.support.internal.domain.Terms;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads a storefront's rules of support out of its policies of a day; nothing of them is known here. */
@Component(service = TermsOf.class)
public final class TermsOf {
    /** A window opens again within two months, whatever its days. */
    private static final int FARTHEST = 62;

    private final Storefronts storefronts;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public TermsOf(@Reference Storefronts storefronts) {
        this.storefronts = storefronts;
    }

    /** @throws IllegalStateException when the storefront has not decided on support */
    public Terms on(String storefront, LocalDate day) {
        Policies policies = storefronts.policies(storefront, day);
        return new Terms(
                window(policies.requireText("supportWindow")),
                policies.requireNumber("supportOperationsPerContract"),
                Counting.valueOf(policies.requireText("supportOperationCounting")),
                policies.flag("supportLateJoin").orElse(false));
    }

    private DayWindow window(String text) {
        try {
            JsonNode window = json.readTree(text);
            return new DayWindow(
                    window.path("fromDay").asInt(), window.path("toDay").asInt());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("policy supportWindow needs fromDay and toDay, not " + text, e);
        }
    }

    /** The first day after a day on which may be filed, by the policies of each day. */
    LocalDate opensAfter(String storefront, LocalDate day) {
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
                .limit(FARTHEST)
                .filter(next -> on(storefront, next).window().contains(next))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the support window of " + storefront + " never opens"));
    }

    /** After how many months loss and theft are covered, if the storefront has decided on it (R043, Q02). */
    OptionalInt lossTheftMonths(String storefront, LocalDate day) {
        return storefronts
                .policies(storefront, day)
                .number("premiumLossTheftStartsAfterMonths")
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** Where the operator is told of an empty pool (R056); null when nowhere. */
    String deskMail(String storefront, LocalDate day) {
        return storefronts.policies(storefront, day).text("supportDeskMail").orElse(null);
    }

    /** The storefront's own page on support, an address or one per language (R055); null when it has none. */
    public String detailPage(String storefront, LocalDate day, String language) {
        String value =
                storefronts.policies(storefront, day).text("supportDetailPage").orElse(null);
        if (value == null || !value.startsWith("{")) {
            return value;
        }
        try {
            JsonNode pages = json.readTree(value);
            return pages.path(language).asText(pages.path("ja").asText(null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("policy supportDetailPage is not an address per language", e);
        }
    }
}
